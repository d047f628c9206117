import type {
  ReportAnswer,
  ReportCompleteness,
  ReportContent,
  ReportIndicator,
  ReportQuestion,
} from '../contract/content.ts';
import { countValues } from './counts.ts';
import { inOrder } from './evidence.ts';
import { askedIn, capital, figure, inWords } from './words.ts';

interface Named {
  id: string;
  name: string;
}

/** What a report is built of: an approved, closed round as it was compiled, and what stands around it. */
export interface ReportSource {
  city: string;
  round: ReportContent['round'];
  /** Everybody asked, by name. */
  organisations: readonly Named[];
  documents: readonly {
    versionId: string;
    title: string;
    diaryNumber: string | null;
    indicators: readonly ReportIndicator[];
    areas: readonly {
      number: string | null;
      title: string | null;
      questions: readonly (Pick<
        ReportQuestion,
        'id' | 'lineageId' | 'kind' | 'through' | 'number' | 'title' | 'text' | 'expectedResult' | 'change'
      > & {
        responsible: readonly string[];
        answers: readonly ReportAnswer[];
        unanswered: readonly Named[];
      })[];
    }[];
  }[];
  /** Sentences in Swedish about what has changed since the time before. */
  facts: readonly string[];
}

function completeOf(organisationId: string, questions: readonly ReportQuestion[]) {
  const complete = { asked: 0, answered: 0, withoutComment: 0, withoutContact: 0 };
  for (const question of questions) {
    const answer = question.answers.find((each) => each.organisation.id === organisationId);
    if (!answer && !question.unanswered.some(({ id }) => id === organisationId)) continue;
    complete.asked += 1;
    if (question.kind === 'measure' && question.responsible.length === 0) complete.withoutContact += 1;
    if (!answer || answer.value === null) continue;
    complete.answered += 1;
    if (answer.comment.trim() === '' && answer.reason.trim() === '') complete.withoutComment += 1;
  }
  return complete;
}

function completenessOf(
  organisation: Named,
  documents: readonly { versionId: string; questions: readonly ReportQuestion[] }[],
): ReportCompleteness {
  const parts = documents
    .map(({ versionId, questions }) => ({ versionId, ...completeOf(organisation.id, questions) }))
    .filter(({ asked }) => asked > 0);
  const sum = (key: 'asked' | 'answered' | 'withoutComment' | 'withoutContact') =>
    parts.reduce((total, part) => total + part[key], 0);
  return {
    organisation,
    asked: sum('asked'),
    answered: sum('answered'),
    withoutComment: sum('withoutComment'),
    withoutContact: sum('withoutContact'),
    documents: parts,
  };
}

function factsOf(
  questions: readonly ReportQuestion[],
  completeness: readonly ReportCompleteness[],
  changes: readonly string[],
): string[] {
  const asked = questions.reduce((sum, each) => sum + askedIn(each.distribution), 0);
  const none = questions.reduce((sum, each) => sum + each.distribution.none, 0);
  const whole = completeness.filter((each) => each.asked > 0 && each.answered === each.asked).length;
  const silent = completeness.filter((each) => each.asked > 0 && each.answered === 0);
  const concerned = completeness.filter((each) => each.asked > 0).length;
  const facts = [
    `${figure(asked - none)} av ${figure(asked)} frågor till nämnder och bolag är besvarade och godkända.`,
    `${whole} av ${concerned} tillfrågade har svarat på allt.`,
  ];
  if (silent.length > 0)
    facts.push(
      `Inget svar har kommit från ${silent.map(({ organisation }) => organisation.name).join(', ')}.`,
    );
  facts.push(...changes);
  const unanswered = questions.filter((each) => askedIn(each.distribution) === each.distribution.none).length;
  if (unanswered > 0) {
    facts.push(
      `${capital(inWords(unanswered))} ${unanswered === 1 ? 'fråga har' : 'frågor har'} inte fått något svar alls.`,
    );
  }
  return facts;
}

/** Builds the content of a report. The same source gives the same content, to the letter. */
export function buildReport(source: ReportSource): ReportContent {
  const documents = source.documents.map((document) => {
    const areas = document.areas.map((area) => ({
      number: area.number,
      title: area.title,
      questions: area.questions.map((question): ReportQuestion => {
        return {
          id: question.id,
          lineageId: question.lineageId,
          kind: question.kind,
          through: [...question.through],
          number: question.number,
          title: question.title,
          text: question.text,
          expectedResult: question.expectedResult,
          responsible: [...question.responsible],
          distribution: countValues([
            ...question.answers.map(({ value }) => value),
            ...question.unanswered.map(() => null),
          ]),
          answers: question.answers.map((answer) => ({ ...answer, evidence: inOrder(answer.evidence) })),
          unanswered: [...question.unanswered],
          change: question.change,
        };
      }),
    }));
    const values = areas.flatMap(({ questions }) => questions);
    return {
      versionId: document.versionId,
      title: document.title,
      diaryNumber: document.diaryNumber,
      distribution: sumOf(values),
      areas,
      indicators: [...document.indicators],
    };
  });
  const questions = documents.flatMap(({ areas }) => areas.flatMap((area) => area.questions));
  const byDocument = documents.map(({ versionId, areas }) => ({
    versionId,
    questions: areas.flatMap((area) => area.questions),
  }));
  const completeness = source.organisations.map((organisation) => completenessOf(organisation, byDocument));
  return {
    version: 2,
    city: source.city,
    round: source.round,
    distribution: sumOf(questions),
    facts: factsOf(questions, completeness, source.facts),
    documents,
    completeness,
  };
}

function sumOf(questions: readonly ReportQuestion[]) {
  const sum = countValues([]);
  for (const { distribution } of questions) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += distribution[key];
  }
  return sum;
}
