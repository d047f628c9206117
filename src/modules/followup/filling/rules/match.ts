import { alike, plain, trigramsOf } from './similar.ts';

/** What an entry of a file says that it answers. */
export interface Asking {
  document: string;
  number: string | null;
  title: string;
  question: string;
  lineageId: string | null;
}

export interface AskedQuestion {
  id: string;
  lineageId: string | null;
  document: string;
  number: string | null;
  title: string;
  text: string;
  expectedResult: string;
}

export interface QuestionMatch {
  questionId: string;
  /** 0–1: the share of the signs that agree. */
  score: number;
}

/** Fewer signs than this in agreement prove nothing. */
const LEAST = 0.5;
/** Two questions that fit equally well: a person has to say which. */
const SAME_FIT = 0.01;
const WEIGHT = { number: 3, title: 4, question: 2, document: 1 };

type Grams = ReadonlySet<string>;
interface Prepared<T> {
  it: T;
  document: Grams;
  title: Grams;
  text: Grams;
  result: Grams;
}

/** `2:4` and `2 : 4` and `2;4` are one number. */
const bare = (number: string) => number.replace(/\s/g, '').replace(/[;.]/g, ':').toLowerCase();

function scoreOf(asking: Prepared<Asking>, question: Prepared<AskedQuestion>): number {
  const documents = asking.document.size > 0 ? alike(asking.document, question.document) : 0;
  const titles = Math.max(
    alike(asking.title, question.title),
    alike(asking.title, question.text),
    alike(asking.title, question.result),
  );
  const { lineageId, number } = asking.it;
  if (lineageId !== null && lineageId === question.it.lineageId) {
    return 0.8 + 0.1 * documents + 0.1 * alike(asking.text, question.text);
  }
  let signs = 0;
  let agreed = 0;
  const weigh = (weight: number, agreement: number) => {
    signs += weight;
    agreed += weight * agreement;
  };
  if (number !== null || question.it.number !== null) {
    const same = number !== null && question.it.number !== null && bare(number) === bare(question.it.number);
    weigh(WEIGHT.number, same ? 1 : 0);
  }
  if (asking.title.size > 0) weigh(WEIGHT.title, titles);
  if (asking.text.size > 0) weigh(WEIGHT.question, alike(asking.text, question.text));
  if (asking.document.size > 0) weigh(WEIGHT.document, documents);
  return signs === 0 ? 0 : agreed / signs;
}

const signature = ({ document, number, title, question, lineageId }: Asking) =>
  JSON.stringify([plain(document), number && bare(number), plain(title), plain(question), lineageId]);

const gramsOf = (text: string) => (plain(text) === '' ? new Set<string>() : trigramsOf(text));

/**
 * Which question each entry answers: by what the file says of the strategy or measure, else by number and wording.
 * Different entries never get the same question, one that fits two questions equally well gets none, and the order of
 * either list plays no part.
 * @returns a match or null for each entry, in their order
 */
export function matchQuestions(
  askings: readonly Asking[],
  questions: readonly AskedQuestion[],
): (QuestionMatch | null)[] {
  const prepared = questions.map(
    (it): Prepared<AskedQuestion> => ({
      it,
      document: gramsOf(it.document),
      title: gramsOf(it.title),
      text: gramsOf(it.text),
      result: gramsOf(it.expectedResult),
    }),
  );
  const distinct = new Map(askings.map((asking) => [signature(asking), asking]));
  const candidates = [...distinct].flatMap(([key, it]) => {
    const asking = {
      it,
      document: gramsOf(it.document),
      title: gramsOf(it.title),
      text: gramsOf(it.question),
      result: new Set<string>(),
    };
    const scores = prepared
      .map((question) => ({ key, questionId: question.it.id, score: scoreOf(asking, question) }))
      .filter(({ score }) => score >= LEAST)
      .sort((a, b) => b.score - a.score);
    const [best, next] = scores;
    return best && next && best.score - next.score < SAME_FIT ? [] : scores;
  });
  candidates.sort(
    (a, b) =>
      b.score - a.score || (a.key < b.key ? -1 : a.key > b.key ? 1 : a.questionId < b.questionId ? -1 : 1),
  );
  const taken = new Set<string>();
  const found = new Map<string, QuestionMatch>();
  for (const { key, questionId, score } of candidates) {
    if (found.has(key) || taken.has(questionId)) continue;
    taken.add(questionId);
    found.set(key, { questionId, score: Math.round(score * 100) / 100 });
  }
  return askings.map((asking) => found.get(signature(asking)) ?? null);
}
