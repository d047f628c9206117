import type { Compiled, CompiledAnswer, CompiledQuestion, Named, Question, Round } from '../contract.ts';
import { addDistributions, distributionOf } from './distribution.ts';

interface Parts {
  round: Round;
  include: Compiled['include'];
  /** In the order of the round, without those dropped. */
  questions: readonly Omit<Question, 'recipientIds'>[];
  /** By name of the organisation. */
  recipients: readonly { questionId: string; organisation: Named }[];
  results: readonly (Omit<CompiledAnswer, 'organisation'> & { questionId: string; organisationId: string })[];
}

function groupBy<T>(list: readonly T[], keyOf: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}

/** Puts a round's answers together: per document, goal area or focus area, and question. */
export function compile({ round, include, questions, recipients, results }: Parts): Compiled {
  const recipientsOf = groupBy(recipients, ({ questionId }) => questionId);
  const resultsOf = groupBy(results, ({ questionId }) => questionId);
  const compileQuestion = (question: Parts['questions'][number]): CompiledQuestion => {
    const asked = recipientsOf.get(question.id) ?? [];
    const byOrganisation = new Map(
      (resultsOf.get(question.id) ?? []).map((result) => [result.organisationId, result]),
    );
    const answers = asked.flatMap(({ organisation }): CompiledAnswer[] => {
      const result = byOrganisation.get(organisation.id);
      if (!result) return [];
      const { questionId: _question, organisationId: _organisation, ...answer } = result;
      return [{ ...answer, organisation }];
    });
    return {
      id: question.id,
      itemId: question.itemId,
      number: question.number,
      title: question.title,
      text: question.text,
      expectedResult: question.expectedResult,
      distribution: distributionOf(
        answers.map(({ value }) => value),
        asked.length,
      ),
      answers,
      unanswered: asked
        .map(({ organisation }) => organisation)
        .filter((organisation) => !byOrganisation.has(organisation.id)),
    };
  };
  const ofDocument = groupBy(questions, ({ versionId }) => versionId);
  const documents = round.documents.map((document) => {
    const areas = groupBy(ofDocument.get(document.versionId) ?? [], (question) =>
      JSON.stringify([question.areaNumber, question.areaTitle]),
    );
    const compiled = [...areas.values()].map((group) => ({
      number: group[0]!.areaNumber,
      title: group[0]!.areaTitle,
      questions: group.map(compileQuestion),
    }));
    const distributions = compiled.flatMap((area) => area.questions.map(({ distribution }) => distribution));
    return { document, distribution: addDistributions(distributions), areas: compiled };
  });
  return {
    round,
    include,
    distribution: addDistributions(documents.map(({ distribution }) => distribution)),
    documents,
  };
}
