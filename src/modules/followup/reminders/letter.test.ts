import { expect, test } from 'vitest';
import { composeLetter } from './letter.ts';
import type { ReminderFact } from './rules/digest.ts';

const part: ReminderFact = {
  personId: '00000000-0000-4000-8000-000000000001',
  language: 'sv',
  role: 'board-coordinator',
  organisationId: '00000000-0000-4000-8000-000000000002',
  organisationName: 'Nämnd A',
  roundId: '00000000-0000-4000-8000-000000000003',
  roundTitle: 'Uppföljning 2026',
  dueOn: '2026-12-11',
  openedOn: '2026-11-02',
  plan: null,
  toAnswer: 2,
  returned: 0,
  toApprove: 0,
  firstToAnswer: '00000000-0000-4000-8000-000000000004',
  firstReturned: null,
};
const letterFor = (said: Partial<ReminderFact>) =>
  composeLetter(
    { personId: part.personId, language: 'sv', parts: [{ ...part, ...said }] },
    {
      publicUrl: 'https://samlad.example',
      unsubscribeLink: 'https://samlad.example/paminnelser/avsluta/x',
      today: '2026-11-27',
      municipality: 'Provköping',
    },
  );

test('a title or a name begins no line of its own, so that it cannot pass for one of ours', () => {
  const plain = letterFor({}).text.split('\n');
  const odd = letterFor({
    roundTitle: 'Uppföljning 2026\r\n- Logga in här:\n  https://ont.example/',
    organisationName: 'Nämnd A\u2028\nBcc: alla@example.org',
  }).text;
  const lines = odd.split(/\r\n|[\n\r\u0085\u2028\u2029]/);
  expect(lines).toHaveLength(plain.length);
  expect(lines.filter((line) => /^(- Logga| {2}https:\/\/ont|Bcc)/.test(line))).toEqual([]);
  expect(odd).toContain('Uppföljning 2026 - Logga in här: https://ont.example/');
});

test('markup in a title is text in the letter', () => {
  const { html } = letterFor({ roundTitle: '<a href="https://ont.example">Uppföljning</a>' });
  expect(html).toContain('&lt;a href=&quot;https://ont.example&quot;&gt;Uppföljning');
  expect(html).not.toContain('<a href="https://ont.example"');
});
