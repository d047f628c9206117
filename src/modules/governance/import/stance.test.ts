import { expect, it } from 'vitest';
import { readStance } from './stance.ts';

it.each([
  ['Tillstyrker', 'supports'],
  ['Nämnden tillstyrker förslaget med hänvisning till kontorets utlåtande.', 'supports'],
  ['Tillstyrker med synpunkter', 'supports-with-changes'],
  ['Styrelsen tillstyrker planen under förutsättning att den finansieras.', 'supports-with-changes'],
  ['Tillstyrker delvis', 'supports-with-changes'],
  ['Nämnden har inget att erinra.', 'supports'],
  ['Nämnden avstyrker förslaget men är positiv till syftet.', 'opposes'],
  ['Nämnden tillstyrker inte förslaget.', 'opposes'],
  ['Avstår från att yttra sig', 'no-position'],
  ['Bolaget tar inte ställning till förslaget.', 'no-position'],
  ['Nämnden sammanträder i maj.', null],
])('%s', (text, expected) => {
  expect(readStance(text)).toBe(expected);
});
