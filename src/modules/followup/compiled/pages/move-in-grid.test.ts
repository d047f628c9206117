import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moveInGrid } from './move-in-grid.ts';

const size = { rows: 5, columns: 7 };
const place = fc.record({ row: fc.integer({ min: 0, max: 4 }), column: fc.integer({ min: 0, max: 6 }) });
const holes = fc.uniqueArray(place, { selector: ({ row, column }) => `${row} ${column}`, maxLength: 30 });

test('every key leads to a cell that can be reached, or nowhere; a step back finds a cell again', () => {
  fc.assert(
    fc.property(place, holes, fc.boolean(), (from, empty, ctrl) => {
      const reachable = ({ row, column }: { row: number; column: number }) =>
        !empty.some((each) => each.row === row && each.column === column);
      for (const [key, back] of [
        ['ArrowUp', 'ArrowDown'],
        ['ArrowLeft', 'ArrowRight'],
      ] as const) {
        const to = moveInGrid(from, key, ctrl, size, reachable);
        if (!to) continue;
        expect(reachable(to)).toBe(true);
        if (reachable(from)) expect(moveInGrid(to, back, ctrl, size, reachable)).toEqual(from);
      }
      for (const key of ['Home', 'End']) {
        const to = moveInGrid(from, key, ctrl, size, reachable);
        if (to) expect(reachable(to)).toBe(true);
      }
      expect(moveInGrid(from, 'Enter', ctrl, size, reachable)).toBeNull();
    }),
  );
});

test('what was not asked is passed over, and the edges hold', () => {
  const gap = ({ column }: { column: number }) => column !== 1;
  expect(moveInGrid({ row: 0, column: 0 }, 'ArrowRight', false, size, gap)).toEqual({ row: 0, column: 2 });
  expect(moveInGrid({ row: 0, column: 0 }, 'ArrowUp', false, size, gap)).toBeNull();
  expect(moveInGrid({ row: 2, column: 3 }, 'End', true, size, gap)).toEqual({ row: 4, column: 6 });
  expect(moveInGrid({ row: 2, column: 3 }, 'Home', false, size, gap)).toEqual({ row: 2, column: 0 });
});
