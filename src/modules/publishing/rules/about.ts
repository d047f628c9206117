import type { About } from '../contract/about.ts';
import type { ReportEdition } from '../contract/content.ts';
import { outlineOf } from './office-outline.ts';
import { divide } from './volumes.ts';
import { questionName } from './words.ts';

/** Works out what is told about a report. */
export function about({ content, office }: Pick<ReportEdition, 'content' | 'office'>): About {
  const questions = content.documents.flatMap(({ areas }) => areas.flatMap((area) => area.questions));
  return {
    city: content.city,
    owner: content.round.owner.name,
    closedAt: content.round.closedAt,
    organisations: content.completeness.filter(({ asked }) => asked > 0).length,
    questions: questions.length,
    comments: questions.flatMap(({ answers }) => answers).filter(({ comment }) => comment.trim() !== '')
      .length,
    distribution: content.distribution,
    facts: content.facts,
    documents: content.documents.map(({ title }) => title),
    diaryNumbers: content.documents.flatMap(({ diaryNumber }) => diaryNumber ?? []),
    abouts: questions.map((question) => ({ questionId: question.id, name: questionName(question) })),
    outline: outlineOf(content),
    volumes: divide({ content, office }).map(({ number, title }) => ({ number, title })),
  };
}
