import type { Compiled, CompiledQuestion } from '../contract.ts';

/**
 * The result with only the answers that fit. The distributions stay those of everybody: a filter chooses what is
 * read, it does not change what the boards said. `value` may be `none`: those who have not answered.
 */
export function filterCompiled(
  { documents }: Pick<Compiled, 'documents'>,
  { organisationId, value }: { organisationId: string; value: string },
): Compiled['documents'] {
  if (organisationId === '' && value === '') return documents;
  const fit = (question: CompiledQuestion): CompiledQuestion => ({
    ...question,
    answers:
      value === 'none'
        ? []
        : question.answers.filter(
            (answer) =>
              (organisationId === '' || answer.organisation.id === organisationId) &&
              (value === '' || answer.value === value),
          ),
    unanswered:
      value !== '' && value !== 'none'
        ? []
        : question.unanswered.filter(({ id }) => organisationId === '' || id === organisationId),
  });
  return documents.flatMap((document) => {
    const areas = document.areas.flatMap((area) => {
      const questions = area.questions
        .map(fit)
        .filter(({ answers, unanswered }) => answers.length + unanswered.length > 0);
      return questions.length > 0 ? [{ ...area, questions }] : [];
    });
    return areas.length > 0 ? [{ ...document, areas }] : [];
  });
}
