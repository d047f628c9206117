import { problems } from '../../../../platform/http/problem.ts';
import type { ActingContext } from '../../../../platform/identity/context.ts';
import type { Named, Question, Round } from '../../contract.ts';
import { listLineages } from '../../store/earlier.ts';
import * as questionStore from '../../store/questions.ts';
import type { EntryDecision, FileReview, FillingFile, ReviewedEntry } from '../contract.ts';
import { type Judged, judge, type PlacedEntry, type PresentAnswer, spot } from '../rules/decide.ts';
import { matchQuestions, type QuestionMatch } from '../rules/match.ts';
import { likeliest, organisationFinder, type Recognised, recogniseOrganisation } from '../rules/recognise.ts';
import * as answers from '../store/answers.ts';
import { type FileWithText, findFile } from '../store/files.ts';
import { describeFiles } from './files.ts';
import { listRegister } from './reading.ts';
import { getFilledRound } from './rounds.ts';

/** Everything that is known when a file is reviewed, and again when it is saved. */
export interface Weighed {
  round: Round;
  file: FileWithText;
  files: FillingFile[];
  questions: Question[];
  organisationId: string | null;
  recognised: Recognised[];
  matches: (QuestionMatch | null)[];
  placed: PlacedEntry[];
  judged: Judged[];
  present: ReadonlyMap<string, PresentAnswer>;
}

/**
 * Matches a file's entries with the round's questions and organisations and holds them against what the round has.
 * @param organisationId whose a document is, when a person has said so
 */
export async function weigh(
  ctx: ActingContext,
  roundId: string,
  fileId: string,
  organisationId: string | null,
  decisions: ReadonlyMap<number, EntryDecision> = new Map(),
): Promise<Weighed> {
  const round = await getFilledRound(ctx, roundId);
  const file = await findFile(ctx.db, fileId);
  if (file?.roundId !== roundId) throw problems.notFound();
  const askedIds = round.organisations.map(({ id }) => id);
  if (organisationId !== null && !askedIds.includes(organisationId)) throw problems.notFound();
  const register = await listRegister(ctx);
  const isDocument = file.format === 'document';
  const recognised = isDocument ? recogniseOrganisation(file, register, askedIds) : [];
  const whose = organisationId ?? (isDocument ? likeliest(recognised) : null);
  const questions = (await questionStore.listQuestions(ctx.db, roundId)).filter(({ dropped }) => !dropped);
  const lineages = new Map(
    (await listLineages(ctx.db, roundId)).map(({ questionId, lineageId }) => [questionId, lineageId]),
  );
  const titles = new Map(round.documents.map(({ versionId, title }) => [versionId, title]));
  const matches = matchQuestions(
    file.entries,
    questions.map((question) => ({
      id: question.id,
      lineageId: lineages.get(question.id) ?? null,
      document: titles.get(question.versionId) ?? '',
      number: question.number,
      title: question.title,
      text: question.text,
      expectedResult: question.expectedResult,
    })),
  );
  const find = organisationFinder(register, askedIds);
  const placed = file.entries.map(
    (each, entry): PlacedEntry => ({
      entry,
      content: each.content,
      organisationId: isDocument ? whose : find(each.organisationId, each.organisation),
      questionId: matches[entry]?.questionId ?? null,
    }),
  );
  const asked = new Set(
    questions.flatMap(({ id, recipientIds }) => recipientIds.map((each) => spot(id, each))),
  );
  const present = new Map(
    (await answers.listPresent(ctx.db, roundId)).map((row): [string, PresentAnswer] => {
      const { value, reason, comment, status, hindrance, cost } = row;
      return [
        spot(row.questionId, row.organisationId),
        {
          content: { value, reason, comment, status, hindrance, cost },
          revision: row.revision,
          removed: row.state === 'draft',
          fileName: row.fileName,
        },
      ];
    }),
  );
  const files = await describeFiles(ctx, round, register);
  const judged = judge(placed, asked, present, decisions);
  return {
    round,
    file,
    files,
    questions,
    organisationId: whose,
    recognised,
    matches,
    placed,
    judged,
    present,
  };
}

/** A file beside what it would give the round. */
export async function getReview(
  ctx: ActingContext,
  roundId: string,
  fileId: string,
  organisationId: string | null,
): Promise<FileReview> {
  const weighed = await weigh(ctx, roundId, fileId, organisationId);
  const { round, file, files, questions, matches, placed, judged, recognised } = weighed;
  const byId = new Map(round.organisations.map((each) => [each.id, each]));
  const named = (id: string | null): Named | null => (id === null ? null : (byId.get(id) ?? null));
  const titles = new Map(round.documents.map(({ versionId, title }) => [versionId, title]));
  const entries = file.entries.map((each, entry): ReviewedEntry => {
    const { state, fields, present } = judged[entry]!;
    return {
      entry,
      document: each.document,
      number: each.number,
      title: each.title,
      question: each.question,
      content: each.content,
      // Files read before links were kept have neither.
      links: each.links ?? [],
      leftBehind: each.leftBehind ?? [],
      place: each.place,
      organisationId: placed[entry]!.organisationId,
      organisation: named(placed[entry]!.organisationId),
      organisationAsWritten: each.organisation,
      state,
      match: matches[entry] ?? null,
      present: present && {
        content: present.content,
        revision: present.revision,
        fileName: present.fileName,
      },
      fields,
    };
  });
  const waiting = placed.filter(
    (_, entry) => judged[entry]!.write === null && judged[entry]!.state !== 'same',
  );
  const anybody = waiting.some((each) => each.organisationId === null);
  const concerned = new Set(waiting.map((each) => each.organisationId));
  const whose = new Set(placed.flatMap(({ organisationId: id }) => (id === null ? [] : [id])));
  return {
    round,
    file: files.find(({ id }) => id === fileId)!,
    text: file.text,
    pages: file.pages,
    organisation: named(weighed.organisationId),
    recognised: recognised.map(({ organisationId: id, mentions, score }) => ({
      organisation: byId.get(id)!,
      mentions,
      score,
    })),
    others: files
      .filter(({ id }) => id !== fileId)
      .flatMap(({ id, fileName, savedAt, organisations }) =>
        organisations
          .filter((organisation) => whose.has(organisation.id))
          .map((organisation) => ({ fileId: id, fileName, organisation, saved: savedAt !== null })),
      ),
    questions: questions.map(({ id, versionId, number, title, text, recipientIds }) => ({
      ...{ id, document: titles.get(versionId) ?? '', number, title, text, recipientIds },
    })),
    entries,
    present: [...weighed.present].flatMap(([at, answer]) => {
      const [questionId = '', of = ''] = at.split(' ');
      return anybody || concerned.has(of) || of === weighed.organisationId
        ? [{ questionId, organisationId: of, ...answer }]
        : [];
    }),
  };
}
