import { Alert } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { usePathParams } from '../../../web/address.ts';
import { api } from '../../../web/api.ts';
import { Loaded } from '../../../web/components/Loaded.tsx';
import { Page } from '../../../web/components/Page.tsx';
import { useStatus } from '../../../web/components/StatusMessage.tsx';
import { ButtonLink } from '../../../web/components/TextLink.tsx';
import { queryClient } from '../../../web/query-client.ts';
import { useText } from '../../../web/text.tsx';
import { Round, type RoundDraft } from '../contract.ts';
import { EarlierRoundForm } from '../filling/pages/EarlierRoundForm.tsx';
import { RoundForm } from './parts/RoundForm.tsx';
import { choicesQuery, roundQuery } from './queries.ts';
import { roundTexts } from './text/rounds.ts';
import { termTexts } from './text/terms.ts';

/** What is the round about, and whom does it ask? Until it is opened. */
export default function EditRoundPage() {
  const { roundId } = usePathParams('roundId');
  const t = useText(roundTexts);
  const terms = useText(termTexts);
  const status = useStatus();
  const navigate = useNavigate();
  const round = useQuery(roundQuery(roundId));
  const choices = useQuery(choicesQuery);
  const back = `/uppfoljning/${roundId}/forbered`;
  const save = async (draft: RoundDraft, revision: number) => {
    await api.send('PUT', `/followup/rounds/${roundId}`, { ...draft, revision }, Round);
    await queryClient.invalidateQueries({ queryKey: ['followup'] });
    status.say(t.saved);
    await navigate({ to: back });
  };
  return (
    <Loaded query={round} page>
      {(present) => (
        <Page
          title={t.editTitle}
          kicker={present.title}
          width="reading"
          breadcrumbs={[
            { text: terms.place, to: '/uppfoljning' },
            { text: terms.rounds, to: '/uppfoljning/omgangar' },
            { text: present.title, to: back },
          ]}
        >
          {present.status !== 'draft' ? (
            <>
              <Alert data-color="info">{present.origin === 'filled' ? t.tooLateFilled : t.tooLate}</Alert>
              <ButtonLink
                to={`/uppfoljning/${roundId}/${present.origin === 'filled' ? 'fyll' : 'lage'}`}
                variant="secondary"
              >
                {t.toRound}
              </ButtonLink>
            </>
          ) : present.origin === 'filled' ? (
            <EarlierRoundForm
              name={`followup.round.${roundId}`}
              submitLabel={t.save}
              cancelTo={back}
              initial={{
                title: present.title,
                year: String(present.year),
                versionIds: present.documents.map(({ versionId }) => versionId),
                asked: present.everyone ? 'everyone' : 'some',
                organisationIds: present.organisations.map(({ id }) => id),
                introduction: present.introduction,
              }}
              submit={(draft) =>
                save({ ...draft, opensOn: null, dueOn: `${draft.year}-12-31` }, present.revision)
              }
            />
          ) : (
            <Loaded query={choices}>
              {(offered) => (
                <RoundForm
                  name={`followup.round.${roundId}`}
                  choices={offered}
                  submitLabel={t.save}
                  cancelTo={back}
                  initial={{
                    title: present.title,
                    year: String(present.year),
                    versionIds: present.documents.map(({ versionId }) => versionId),
                    opensOn: present.opensOn ?? '',
                    dueOn: present.dueOn,
                    introduction: present.introduction,
                    asked: present.everyone ? 'everyone' : 'some',
                    organisationIds: present.organisations.map(({ id }) => id),
                  }}
                  submit={(draft) => save(draft, present.revision)}
                />
              )}
            </Loaded>
          )}
        </Page>
      )}
    </Loaded>
  );
}
