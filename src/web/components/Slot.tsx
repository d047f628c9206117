import { type ComponentType, Suspense } from 'react';
import type { SlotFacts, SlotName } from '../module.ts';
import { webModules } from '../modules.ts';

/**
 * What other modules add to a page, in the navigation's order: the page knows none of them.
 * `<Slot name="governance.item" facts={{ itemId, lineageId, documentId, kind }} />`
 */
export function Slot<Name extends SlotName>({ name, facts }: { name: Name; facts: SlotFacts[Name] }) {
  return webModules.flatMap((module) =>
    (module.slots ?? [])
      .filter(({ slot }) => slot === name)
      .map(({ component }) => {
        const Part = component as ComponentType<SlotFacts[Name]>;
        return (
          <Suspense key={module.name} fallback={null}>
            <Part {...facts} />
          </Suspense>
        );
      }),
  );
}
