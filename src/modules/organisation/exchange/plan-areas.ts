import { randomUUID } from 'node:crypto';
import { type Area, AreaDraft, type AreaKind } from '../contract.ts';
import { checkPeriod } from '../rules.ts';
import { changesBetween, dayIn, dayOrNullIn, Faults, type Planned, Seen, stateOf, textIn } from './plan.ts';
import type { FileRecord } from './records.ts';
import { isIdentifier, type Register, sameName } from './register.ts';

/** What the rows of areas would do. */
export function planAreas(records: FileRecord[], register: Register): Planned<Area>[] {
  const byId = new Map(register.areas.map((area) => [area.id, area]));
  const keyOf = (kind: string, name: string) => `${kind} ${sameName(name)}`;
  const byKey = new Map(register.areas.map((area) => [keyOf(area.kind, area.name), area]));
  const rows = new Seen();
  const names = new Seen();
  return records.map((record) => {
    const faults = new Faults('areas', record);
    const name = textIn(record, 'name');
    const kind = (record.values.kind ?? 'city-area') as AreaKind;
    const idText = textIn(record, 'id').toLowerCase();
    if (idText && !isIdentifier(idText)) {
      faults.at(
        'id',
        'det är inget id. Lämna cellen tom för en ny.',
        'that is no id. Leave the cell empty for a new one.',
      );
    }
    const present = idText ? byId.get(idText) : byKey.get(keyOf(kind, name));
    const after: Area = {
      id: present?.id ?? (isIdentifier(idText) ? idText : randomUUID()),
      kind,
      name,
      validFrom: dayIn(record, 'validFrom', present?.validFrom ?? '2000-01-01'),
      validTo: dayOrNullIn(record, 'validTo', present?.validTo ?? null),
      revision: present?.revision ?? 1,
    };
    if (name && !AreaDraft.shape.name.safeParse(name).success) {
      faults.at('name', 'högst 200 tecken på en rad.', '200 characters on one line at most.');
    }
    for (const { path, message } of checkPeriod(after)) faults.rule(path, message);
    const sameRow = rows.note(after.id, record.row);
    const other = byKey.get(keyOf(kind, name));
    const sameNamed = names.note(keyOf(kind, name), record.row);
    if (sameRow !== null) {
      faults.at(null, `samma område står på rad ${sameRow}.`, `the same area is on row ${sameRow}.`);
    } else if (sameNamed !== null || (other && other.id !== after.id)) {
      faults.at('name', `”${name}” finns redan.`, `”${name}” is there already.`);
    }
    const changes = changesBetween('areas', present ? { ...present } : {}, { ...after }, record.values);
    return {
      row: record.row,
      name,
      state: stateOf(!present, changes, faults.list),
      changes: present ? changes : [],
      faults: faults.list,
      after,
    };
  });
}
