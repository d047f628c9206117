import { Button } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useAddressState } from '../../../web/address.ts';
import { DataTable } from '../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Section } from '../../../web/components/Page.tsx';
import { useText } from '../../../web/text.tsx';
import { useEventColumns } from './event-columns.tsx';
import { sampleQuery } from './queries.ts';
import { logTexts } from './text.ts';

/** Rows chosen at random, to begin the review with. The seed stands in the address, so that it can be shown again. */
export function SampleSection() {
  const t = useText(logTexts);
  const columns = useEventColumns();
  const { values, set } = useAddressState({ stickprov: '' });
  const sample = useQuery(sampleQuery(values.stickprov));
  const drawAnother = () => set({ stickprov: crypto.randomUUID().slice(0, 8) });
  return (
    <Section
      title={t.sample}
      lead={t.sampleLead}
      id="stickprov"
      actions={
        <Button variant="secondary" onClick={drawAnother}>
          {t.another}
        </Button>
      }
    >
      <Loaded query={sample}>
        {({ events, seed }) => (
          <DataTable
            caption={t.sampleDrawn(seed)}
            showCaption
            columns={columns}
            rows={events}
            rowKey={({ id }) => id}
            empty={<EmptyState title={t.sampleEmpty} level={3} />}
          />
        )}
      </Loaded>
    </Section>
  );
}
