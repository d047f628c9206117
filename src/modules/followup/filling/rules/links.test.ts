import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linksToAdd } from './links.ts';

const link = fc.record({
  title: fc.constantFrom('a', 'b', 'c', 'd'),
  address: fc.constantFrom('https://a.se/', 'https://b.se/', 'https://c.se/', 'https://d.se/'),
});

test('an answer gets what it lacks and nothing twice, as far as there is room for ten', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(link, { maxLength: 10, selector: (each) => JSON.stringify(each) }),
      fc.array(link, { maxLength: 30 }),
      (present, wanted) => {
        const { add, withoutRoom } = linksToAdd(present, wanted);
        const keys = [...present, ...add].map((each) => `${each.title} ${each.address}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.length).toBeLessThanOrEqual(10);
        const all = new Set([...present, ...wanted].map((each) => `${each.title} ${each.address}`));
        expect(keys.length + withoutRoom).toBe(all.size);
        expect(linksToAdd([...present, ...add], wanted).add).toEqual([]);
      },
    ),
  );
});
