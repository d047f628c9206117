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
  const { values, set } = useAddressState(CHOICES);
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
          all={t.allDocuments}
          required={documents === 'first'}
          options={round.documents.map(({ versionId, title }) => ({ value: versionId, label: title }))}
        />
      )}
      {boards && (
        <FilterSelect
          table={table}
          name="namnd"
          label={result.board}
          all={result.allBoards}
          options={round.organisations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <IncludeChoice round={round} table={table} />
    </search>
  );
}

/** Which answers count: only approved ones, or those that wait for approval too. For those who run an open round. */
export function IncludeChoice({
  round,
  table,
}: {
  round: Round;
  table: { filters: { med: string }; setFilter: (name: 'med', value: string) => void };
}) {
  const t = useText(resultTexts);
  const acting = useActing();
  const runs = acting?.role === 'planner' && acting.organisation.id === round.owner.id;
  if (!runs || round.status !== 'open' || round.origin === 'filled') return null;
  return (
    <FilterSelect
      table={table}
      name="med"
      label={t.include}
      required
      options={[
        { value: '', label: t.includeApproved },
        { value: 'inlamnade', label: t.includeSubmitted },
      ]}
    />
  );
}
