import { useAddressState } from '../../../../web/address.ts';
import { FilterSelect } from '../../../../web/components/filters.tsx';
import { useActing } from '../../../../web/session.ts';
import { useText } from '../../../../web/text.tsx';
import type { Round } from '../../contract.ts';
import { resultTexts } from '../../pages/text/result.ts';
import { compiledTexts } from './text.ts';

const CHOICES = { dokument: '', namnd: '', med: '' };

/** Which document, which board and which answers a page shows; in the address. */
export function useChoices() {
  const { values, set } = useAddressState(CHOICES);
  return {
    ...values,
    include: values.med === 'inlamnade' ? ('submitted' as const) : ('approved' as const),
    set,
  };
}

/** The choices as selects; those a page has no use for are left out. */
export function Choices({
  round,
  documents,
  boards = false,
}: {
  round: Round;
  /** What is shown when no document is chosen; false leaves the choice out. */
  documents: 'all' | 'first' | false;
  boards?: boolean;
}) {
  const t = useText(compiledTexts);
  const result = useText(resultTexts);
  const acting = useActing();
  const { values, set } = useAddressState(CHOICES);
  const runs = acting?.role === 'planner' && acting.organisation.id === round.owner.id;
  const first = round.documents[0]?.versionId ?? '';
  const table = {
    filters: documents === 'first' ? { ...values, dokument: values.dokument || first } : values,
    setFilter: (name: keyof typeof CHOICES, value: string) => set({ [name]: value }),
  };
  return (
    <search className="filters">
      {documents && (
        <FilterSelect
          table={table}
          name="dokument"
          label={t.document}
          required={documents === 'first'}
          options={round.documents.map(({ versionId, title }) => ({ value: versionId, label: title }))}
        />
      )}
      {boards && (
        <FilterSelect
          table={table}
          name="namnd"
          label={result.board}
          options={round.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {runs && round.status === 'open' && (
        <FilterSelect
          table={table}
          name="med"
          label={result.include}
          options={[{ value: 'inlamnade', label: result.includeSubmitted }]}
        />
      )}
    </search>
  );
}
