import { useChange } from '../../../../web/queries.ts';
import { useText } from '../../../../web/text.tsx';
import { FundingKind, fundingKindNames, Item } from '../../contract.ts';
import { useName } from '../labels.ts';
import { editTexts } from '../text/edit.ts';
import { RowsEditor } from './rows.tsx';

/** What pays for a measure. */
export function FundingEditor({ item, onSaved }: { item: Item; onSaved: (item: Item) => void }) {
  const e = useText(editTexts);
  const name = useName();
  const save = useChange({
    method: 'PUT',
    path: `/governance/items/${item.id}/funding`,
    schema: Item,
    body: (funding: object[]) => ({ funding }),
    onDone: onSaved,
  });
  return (
    <fieldset className="governance-fieldset">
      <legend>{e.funding}</legend>
      <RowsEditor
        rows={item.funding.map(({ id: _, ...row }) => row)}
        empty={{ kind: 'own-budget' as const, name: '', validFrom: null, validTo: null, amount: null }}
        complete={(row) => row.name.trim() !== ''}
        addLabel={e.addFunding}
        save={(rows) => save.mutate(rows)}
        fields={[
          { key: 'name', label: e.fundingName, kind: 'text', wide: true },
          {
            key: 'kind',
            label: e.fundingKind,
            kind: 'choice',
            options: FundingKind.options.map((value) => ({ value, label: name(fundingKindNames, value) })),
          },
          { key: 'amount', label: e.fundingAmount, kind: 'number' },
        ]}
      />
    </fieldset>
  );
}
