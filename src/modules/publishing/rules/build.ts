import type {
  ReportAnswer,
  ReportCompleteness,
  ReportContent,
  ReportIndicator,
  ReportQuestion,
  ReportValue,
} from '../contract/content.ts';
import { changeOf, countValues } from './change.ts';
import { askedIn, capital, inWords } from './words.ts';

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
        'id' | 'lineageId' | 'number' | 'title' | 'text' | 'expectedResult'
      > & {
        responsible: readonly string[];
        answers: readonly ReportAnswer[];
        unanswered: readonly Named[];
      })[];
    }[];
  }[];
  /** By lineage: the latest earlier closed round that asked. */
  earlier: ReadonlyMap<
    string,
    {
      year: number;
      roundTitle: string;
      values: readonly { organisationId: string; value: ReportValue | null }[];
    }
  >;
}

function completenessOf(organisation: Named, questions: readonly ReportQuestion[]): ReportCompleteness {
  let asked = 0;
  let answered = 0;
  let withoutComment = 0;
  for (const question of questions) {
    if (question.unanswered.some(({ id }) => id === organisation.id)) asked += 1;
    const answer = question.answers.find((each) => each.organisation.id === organisation.id);
    if (!answer) continue;
    asked += 1;
    if (answer.value === null) continue;
    answered += 1;
    if (answer.comment.trim() === '' && answer.reason.trim() === '') withoutComment += 1;
  }
  return { organisation, asked, answered, withoutComment };
}

function factsOf(
  questions: readonly ReportQuestion[],
  completeness: readonly ReportCompleteness[],
): string[] {
  const asked = questions.reduce((sum, each) => sum + askedIn(each.distribution), 0);
  const none = questions.reduce((sum, each) => sum + each.distribution.none, 0);
  const whole = completeness.filter((each) => each.asked > 0 && each.answered === each.asked).length;
  const silent = completeness.filter((each) => each.asked > 0 && each.answered === 0);
  const concerned = completeness.filter((each) => each.asked > 0).length;
  const facts = [
    `${asked - none} av ${asked} frågor till nämnder och bolag är besvarade och godkända.`,
    `${whole} av ${concerned} tillfrågade har svarat på allt.`,
  ];
  if (silent.length > 0)
    facts.push(
      `Inget svar har kommit från ${silent.map(({ organisation }) => organisation.name).join(', ')}.`,
    );
  const compared = questions.filter(({ change }) => change !== null);
  const rises = compared.filter(({ change, distribution }) => distribution.yes > change!.before.yes).length;
  const falls = compared.filter(({ change, distribution }) => distribution.yes < change!.before.yes).length;
  if (compared.length > 0) {
    facts.push(
      `Av ${compared.length} strategier och insatser som har följts upp tidigare svarar fler ja om ${inWords(rises)} och färre ja om ${inWords(falls)}.`,
    );
  }
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
        const earlier = question.lineageId === null ? undefined : source.earlier.get(question.lineageId);
        return {
          id: question.id,
          lineageId: question.lineageId,
          number: question.number,
          title: question.title,
          text: question.text,
          expectedResult: question.expectedResult,
          responsible: [...question.responsible],
          distribution: countValues([
            ...question.answers.map(({ value }) => value),
            ...question.unanswered.map(() => null),
          ]),
          answers: [...question.answers],
          unanswered: [...question.unanswered],
          change: earlier ? changeOf(earlier, question.answers, question.unanswered) : null,
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
  const completeness = source.organisations.map((organisation) => completenessOf(organisation, questions));
  return {
    version: 1,
    city: source.city,
    round: source.round,
    distribution: sumOf(questions),
    facts: factsOf(questions, completeness),
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
