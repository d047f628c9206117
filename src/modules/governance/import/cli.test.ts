import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answeredDocument } from '../../../../tests/support/answered-document.ts';
import { importCommand } from './cli.ts';

const plan = [
  'Granby kommuns handlingsplan för lugna kvällar 2025–2026',
  'Fokusområde 1: Torget',
  'Insats 1:1 Värdar på torget',
  'Förväntat resultat\tFärre bråk',
  'Ansvar\tKulturnämnden',
].join('\n');

describe('samlad import', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'samlad-cli-'));
    writeFileSync(join(folder, 'plan.txt'), plan);
    writeFileSync(join(folder, 'saga.txt'), 'Det var en gång en fiskmås som bodde i hamnen. '.repeat(20));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(name: string, options: { dryRun?: boolean; json?: boolean }) {
    const out: string[] = [];
    const err: string[] = [];
    const io = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
    const code = await importCommand(join(folder, name), options, io);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }

  it('prints the proposal alone as JSON', async () => {
    const { code, out, err } = await run('plan.txt', { dryRun: true, json: true });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const proposal = JSON.parse(out);
    expect(proposal.kind).toBe('plan');
    expect(proposal.focusAreas[0].measures[0]).toMatchObject({
      number: '1:1',
      responsible: ['Kulturnämnden'],
    });
  });

  it('prints a summary in Swedish', async () => {
    const { code, out } = await run('plan.txt', { dryRun: true });
    expect(code).toBe(0);
    expect(out).toContain('Insatser: 1');
    expect(out).toContain('Gäller: 2025–2026');
  });

  it('saves nothing, and says where it is done', async () => {
    const { code, out, err } = await run('plan.txt', {});
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/Inget har sparats.*\/styrning\/importera.*--dry-run/);
  });

  it('says where a board’s answers are filled into a round', async () => {
    const { bytes } = answeredDocument('Kulturnämnden', 'Planen 2024', [
      {
        ...{ number: '1:1', title: 'Värdar på torget', question: 'Har ni haft värdar på torget?' },
        ...{ answer: 'Ja', comment: 'Två värdar varje kväll.' },
      },
    ]);
    writeFileSync(join(folder, 'svar.txt'), bytes);
    const { code, out } = await run('svar.txt', { dryRun: true });
    expect(code).toBe(0);
    expect(out).toMatch(/Svar: 1 \(ja 1[\s\S]*\/uppfoljning\/tidigare-ar/);
  });

  it('says in Swedish why a file was refused', async () => {
    expect(await run('saga.txt', { dryRun: true, json: true })).toMatchObject({ code: 2, out: '' });
    expect((await run('finns-inte.txt', { dryRun: true })).err).toContain('Filen finns inte');
  });
});
