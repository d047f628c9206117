import type { ReportContent, ReportDocument, ReportQuestion } from '../contract/content.ts';
import { areaName, hindrancesIn, inOneLine, questionName, valueName } from './words.ts';

/** Every question of a document. */
export const questionsIn = (document: ReportDocument): ReportQuestion[] =>
  document.areas.flatMap(({ questions }) => questions);

interface QuestionFact {
  document: string;
  area: string;
  number: string;
  title: string;
  question: string;
}

/** Per question that was followed up before: what it was then, what has changed, and who has another answer. */
export function changesIn(content: ReportContent) {
  return content.documents.flatMap((document) =>
    document.areas.flatMap((area) =>
      area.questions.flatMap((question) => {
        const { change } = question;
        if (change === null) return [];
        const about: QuestionFact = {
          document: document.title,
          area: areaName(area),
          number: question.number ?? '',
          title: question.title,
          question: question.text,
        };
        return [
          {
            ...about,
            year: change.year,
            before: inOneLine(change.before),
            now: inOneLine(question.distribution),
            facts: change.facts.join(' '),
            moved: change.moved
              .map(
                ({ organisation, formerly, before, after }) =>
                  `${organisation.name}${formerly === null ? '' : ` (då ${formerly})`}: ${valueName(before)} → ${valueName(after)}`,
              )
              .join('; '),
          },
        ];
      }),
    ),
  );
}

/** Per board and document that asks it anything: how complete its part is. */
export function completenessIn(content: ReportContent) {
  const titles = new Map(content.documents.map(({ versionId, title }) => [versionId, title]));
  return content.completeness.flatMap(({ organisation, documents }) =>
    documents.map(({ versionId, ...complete }) => ({
      organisation: organisation.name,
      document: titles.get(versionId) ?? '',
      ...complete,
      missing: complete.asked - complete.answered,
    })),
  );
}

/** Per document: how many answers name a hindrance, question by question. */
export const hindrancesByQuestion = (document: ReportDocument) =>
  questionsIn(document)
    .map((question) => ({ name: questionName(question), count: hindrancesIn(question) }))
    .filter(({ count }) => count > 0);
