/** What is needed of a question to see whom it reaches together with the others. */
export interface JointQuestion {
  id: string;
  dropped: boolean;
  /** A strategy followed up through its measures. */
  throughMeasures: boolean;
  /** Questions of the round about measures that make this strategy concrete. */
  measureQuestionIds: readonly string[];
  recipientIds: readonly string[];
}

/**
 * Organisations that answer about a measure of the strategy and therefore are not asked about the strategy too.
 * A measure that was dropped answers for nobody.
 */
export function answeringThroughMeasures(
  question: JointQuestion,
  questionById: ReadonlyMap<string, JointQuestion>,
): Set<string> {
  const covered = new Set<string>();
  if (!question.throughMeasures) return covered;
  for (const id of question.measureQuestionIds) {
    const measure = questionById.get(id);
    if (!measure || measure.dropped) continue;
    for (const organisationId of measure.recipientIds) covered.add(organisationId);
  }
  return covered;
}

/** Who answers the question itself: its recipients but those who answer through a measure. */
export function askedThemselves(
  question: JointQuestion,
  questionById: ReadonlyMap<string, JointQuestion>,
): string[] {
  const covered = answeringThroughMeasures(question, questionById);
  return question.recipientIds.filter((id) => !covered.has(id));
}

/** Whether nobody answers the question, itself or through a measure, as it stands while the round is prepared. */
export const isAskedOfNobody = (
  question: JointQuestion & { everyone: boolean },
  questionById: ReadonlyMap<string, JointQuestion>,
): boolean =>
  !question.dropped &&
  !question.everyone &&
  question.recipientIds.length === 0 &&
  answeringThroughMeasures(question, questionById).size === 0;
