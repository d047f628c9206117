import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { calendarDay } from '../../../platform/i18n/format.ts';
import { api } from '../../../web/api.ts';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { TextLink } from '../../../web/components/TextLink.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useText } from '../../../web/text.tsx';
import { Round } from '../contract.ts';
import { fillingTexts } from '../filling/pages/text.ts';
import { RoundForm } from './parts/RoundForm.tsx';
import { choicesQuery } from './queries.ts';
import { roundTexts } from './text/rounds.ts';
import { termTexts } from './text/terms.ts';

/** What is a new round about, and whom does it ask? */
export default function NewRoundPage() {
  const t = useText(roundTexts);
  const terms = useText(termTexts);
  const filling = useText(fillingTexts);
  const navigate = useNavigate();
  const choices = useQuery(choicesQuery);
  const year = calendarDay(new Date()).slice(0, 4);
  return (
    <Loaded query={choices} page>
      {(offered) => (
        <Page
          title={t.newTitle}
          lead={t.newLead}
          width="reading"
          breadcrumbs={[
            { text: terms.place, to: '/uppfoljning' },
            { text: terms.rounds, to: '/uppfoljning/omgangar' },
          ]}
        >
          <p>
            {filling.newHelp} <TextLink to="/uppfoljning/tidigare-ar">{filling.newLink}</TextLink>
          </p>
          <RoundForm
            name="followup.round.create"
            choices={offered}
            submitLabel={t.createNow}
            cancelTo="/uppfoljning/omgangar"
            initial={{
              title: `${terms.place} ${year}`,
              year,
              versionIds: offered.documents.map(({ versionId }) => versionId),
              opensOn: '',
              dueOn: '',
              introduction: '',
              asked: 'everyone',
              organisationIds: [],
            }}
            submit={async (draft) => {
              const round = await api.send('POST', '/followup/rounds', draft, Round);
              await queryClient.invalidateQueries({ queryKey: ['followup'] });
              await navigate({ to: `/uppfoljning/${round.id}/forbered` });
            }}
          />
        </Page>
      )}
    </Loaded>
  );
}
