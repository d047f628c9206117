import { useNavigate } from '@tanstack/react-router';
import { calendarDay } from '../../../../platform/i18n/format.ts';
import { api } from '../../../../web/api.ts';
import { Page } from '../../../../web/components/Page.tsx';
import { queryClient } from '../../../../web/query-client.ts';
import { useText } from '../../../../web/text.tsx';
import { Round } from '../../contract.ts';
import { termTexts } from '../../pages/text/terms.ts';
import { EarlierRoundForm } from './EarlierRoundForm.tsx';
import { fillingTexts } from './text.ts';

/** Which earlier year is to be filled in, and what was followed up then? */
export default function EarlierRoundPage() {
  const t = useText(fillingTexts);
  const terms = useText(termTexts);
  const navigate = useNavigate();
  const year = String(Number(calendarDay(new Date()).slice(0, 4)) - 1);
  return (
    <Page
      title={t.newTitle}
      lead={t.newLead}
      width="reading"
      breadcrumbs={[
        { text: terms.place, to: '/uppfoljning' },
        { text: terms.rounds, to: '/uppfoljning/omgangar' },
      ]}
    >
      <EarlierRoundForm
        name="followup.round.earlier"
        submitLabel={t.create}
        cancelTo="/uppfoljning/omgangar"
        initial={{
          title: `${terms.place} ${year}`,
          year,
          versionIds: [],
          asked: 'everyone',
          organisationIds: [],
          introduction: '',
        }}
        submit={async (draft) => {
          const round = await api.send('POST', '/followup/earlier-years', draft, Round);
          await queryClient.invalidateQueries({ queryKey: ['followup'] });
          await navigate({ to: `/uppfoljning/${round.id}/forbered` });
        }}
      />
    </Page>
  );
}
