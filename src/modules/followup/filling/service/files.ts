import { createHash } from 'node:crypto';
import type { SessionRunner, Upload } from '../../../../platform/http/endpoint.ts';
import { problems } from '../../../../platform/http/problem.ts';
import type { ActingContext } from '../../../../platform/identity/context.ts';
import type { Named, Round } from '../../contract.ts';
import type { Filling, FillingFile } from '../contract.ts';
import { fillingProblems } from '../problems.ts';
import {
  likeliest,
  organisationFinder,
  type RegisterEntry,
  recogniseOrganisation,
} from '../rules/recognise.ts';
import * as answers from '../store/answers.ts';
import * as store from '../store/files.ts';
import { listRegister, namesForReading, type ReadFile, readFile } from './reading.ts';
import { getFillableRound, getFilledRound } from './rounds.ts';

const LONGEST_NAME = 255;

/**
 * Reads a file in a worker and keeps what was found for review. No transaction is open while it is read, a file that
 * cannot be read leaves nothing behind, and the very same file is never taken twice.
 */
export async function addFile(runner: SessionRunner, roundId: string, upload: Upload): Promise<FillingFile> {
  const names = await runner.within(async (ctx) => {
    await getFillableRound(ctx, roundId);
    return await namesForReading(ctx);
  });
  const read = await readFile(upload.bytes, names);
  return await runner.within(async (ctx) => {
    const id = await keepFile(ctx, roundId, upload, read);
    const round = await getFillableRound(ctx, roundId);
    const files = await describeFiles(ctx, round, await listRegister(ctx));
    return files.find((file) => file.id === id)!;
  });
}

/** Keeps a file as it was read. @returns its identifier, the same for the very same file */
export async function keepFile(
  ctx: ActingContext,
  roundId: string,
  upload: Upload,
  { format, text, pages, entries }: ReadFile,
): Promise<string> {
  await getFillableRound(ctx, roundId);
  return await store.insertFile(ctx.db, {
    roundId,
    // No controls, halves of characters or signs that turn the direction of what follows.
    fileName: upload.fileName.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').slice(0, LONGEST_NAME) || 'fil',
    sha256: createHash('sha256').update(upload.bytes).digest('hex'),
    ...{ format, text, pages, entries, by: ctx.actor.personId, at: ctx.now() },
  });
}

/** The files of a round, each with whose answers it holds: as saved, and before that as recognised. */
export async function describeFiles(
  ctx: ActingContext,
  round: Round,
  register: readonly RegisterEntry[],
): Promise<FillingFile[]> {
  const askedIds = round.organisations.map(({ id }) => id);
  const named = new Map(round.organisations.map((each) => [each.id, each]));
  const texts = new Map((await store.listDocumentTexts(ctx.db, round.id)).map((each) => [each.id, each]));
  const find = organisationFinder(register, askedIds);
  const inRaw = new Map<string, Set<string>>();
  for (const { fileId, organisationId, organisation } of await store.listNamedOrganisations(
    ctx.db,
    round.id,
  )) {
    const id = find(organisationId, organisation);
    if (id) inRaw.set(fileId, (inRaw.get(fileId) ?? new Set()).add(id));
  }
  const recognised = (id: string): string[] => {
    const text = texts.get(id);
    if (!text) return [...(inRaw.get(id) ?? [])];
    const found = likeliest(recogniseOrganisation(text, register, askedIds));
    return found ? [found] : [];
  };
  const byName = (ids: string[]): Named[] =>
    round.organisations.filter(({ id }) => ids.includes(id)).map(({ id }) => named.get(id)!);
  return (await store.listFiles(ctx.db, round.id)).map(({ savedOrganisationIds, ...file }) => ({
    ...file,
    organisations: byName(savedOrganisationIds.length > 0 ? savedOrganisationIds : recognised(file.id)),
  }));
}

/** How far each organisation asked is filled in. */
export async function countFilled(ctx: ActingContext, round: Round): Promise<Filling['organisations']> {
  const counts = new Map(
    (await answers.listFilledCounts(ctx.db, round.id)).map((each) => [each.organisationId, each]),
  );
  return round.organisations.map((organisation) => ({
    organisation,
    asked: counts.get(organisation.id)?.asked ?? 0,
    filled: counts.get(organisation.id)?.filled ?? 0,
  }));
}

/** A filled round with its files and how far each organisation is filled in. */
export async function getFilling(ctx: ActingContext, roundId: string): Promise<Filling> {
  const round = await getFilledRound(ctx, roundId);
  return {
    round,
    files: await describeFiles(ctx, round, await listRegister(ctx)),
    organisations: await countFilled(ctx, round),
  };
}

/** Throws away a file that has given no answers. @throws followup.filling-file-in-use */
export async function removeFile(ctx: ActingContext, roundId: string, fileId: string): Promise<void> {
  await getFillableRound(ctx, roundId);
  const file = await store.findFile(ctx.db, fileId);
  if (file?.roundId !== roundId) throw problems.notFound();
  if (!file.removable) throw fillingProblems.fileInUse();
  if (!(await store.deleteFile(ctx.db, fileId))) throw problems.notFound();
}
