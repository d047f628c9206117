import { Alert, Button, Field, Label, List, Select } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId } from 'react';
import { useAddressState, usePathParams } from '../../../../web/address.ts';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Page, Section } from '../../../../web/components/Page.tsx';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useChange } from '../../../../web/queries.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import { termTexts } from '../../pages/text/terms.ts';
import { type FileReview, FileSaved } from '../contract.ts';
import { EntryCard } from './EntryCard.tsx';
import { EntryGroups } from './EntryGroups.tsx';
import './filling.css';
import { fileReviewQuery } from './queries.ts';
import { SourceText } from './SourceText.tsx';
import { fillingTexts } from './text.ts';
import { useDecisions } from './use-decisions.ts';

/** What does a file say, and is it what the round should have? */
export default function FileReviewPage() {
  const { roundId, fileId } = usePathParams('roundId', 'fileId');
  const { values, set } = useAddressState({ vem: '' });
  return (
    <Loaded query={useQuery(fileReviewQuery(roundId, fileId, values.vem))} page>
      {(review) => (
        <Reviewing
          // Whose answers they are decides everything else.
          key={review.organisation?.id ?? ''}
          review={review}
          choose={(vem) => set({ vem })}
        />
      )}
    </Loaded>
  );
}

function Reviewing({ review, choose }: { review: FileReview; choose: (organisationId: string) => void }) {
  const t = useText(fillingTexts);
  const terms = useText(termTexts);
  const status = useStatus();
  const navigate = useNavigate();
  const { round, file } = review;
  const decisions = useDecisions(review);
  const back = `/uppfoljning/${round.id}/fyll`;
  const open = round.status === 'open';
  const save = useChange({
    method: 'POST',
    path: `/followup/rounds/${round.id}/files/${file.id}/save`,
    schema: FileSaved,
    body: () => ({ organisationId: review.organisation?.id ?? null, decisions: decisions.list() }),
    refreshes: [['followup'], ['tasks']],
    onDone: ({ added, changed, same, links, linksWithoutRoom }) => {
      const said = [t.saved(added, changed, same), t.savedLinks(links, linksWithoutRoom)];
      status.say(said.filter(Boolean).join('. '));
      void navigate({ to: back });
    },
  });
  const isDocument = file.format === 'document';
  const leftBehind = review.entries.reduce((sum, each) => sum + each.leftBehind.length, 0);
  const { needs, ready, same, writes } = decisions;
  const card = (entry: number) => (
    <EntryCard
      key={entry}
      review={review}
      entry={review.entries[entry]!}
      decisions={decisions}
      editable={open}
    />
  );
  return (
    <Page
      title={t.reviewTitle(file.fileName)}
      kicker={round.title}
      lead={t.reviewLead(file.found)}
      breadcrumbs={[
        { text: terms.place, to: '/uppfoljning' },
        { text: terms.rounds, to: '/uppfoljning/omgangar' },
        { text: round.title, to: back },
      ]}
    >
      {!open && <Alert data-color="info">{t.closedNote}</Alert>}
      {open && file.savedAt && <Alert data-color="info">{t.savedAlready}</Alert>}
      {isDocument && <Whose review={review} choose={choose} />}
      {leftBehind > 0 && <Alert data-color="info">{t.leftBehindAll(leftBehind)}</Alert>}
      {review.others.length > 0 && (
        <Alert data-color="warning">
          <strong>{t.others}</strong>
          <List.Unordered>
            {review.others.map((each) => (
              <List.Item key={`${each.fileId} ${each.organisation.id}`}>
                {t.other(each.fileName, each.organisation.name, each.saved)}
              </List.Item>
            ))}
          </List.Unordered>
        </Alert>
      )}
      <div className="filling-panes" data-alone={!isDocument || undefined}>
        <div className="filling-review">
          <Section title={t.needs}>
            {needs.length === 0 ? (
              <p>{t.needsNone}</p>
            ) : (
              <div className="filling-entries">{needs.map(card)}</div>
            )}
          </Section>
          {ready.length > 0 && (
            <Section title={t.ready} lead={t.readyLead}>
              {isDocument ? (
                <div className="filling-entries">{ready.map(card)}</div>
              ) : (
                <EntryGroups review={review} entries={ready} card={card} />
              )}
            </Section>
          )}
          {same.length > 0 && <p className="quiet">{t.same(same.length)}</p>}
          {open && (
            <div className="page-actions">
              <Button
                loading={save.isPending}
                disabled={decisions.waiting > 0}
                onClick={() => save.mutate(undefined)}
              >
                {writes === 0 ? t.saveNothing : t.save(writes)}
              </Button>
              {decisions.waiting > 0 && <span className="quiet">{t.waiting(decisions.waiting)}</span>}
            </div>
          )}
        </div>
        {isDocument && <SourceText review={review} />}
      </div>
    </Page>
  );
}

function Whose({ review, choose }: { review: FileReview; choose: (organisationId: string) => void }) {
  const t = useText(fillingTexts);
  const format = useFormat();
  const id = useId();
  const found = review.recognised.find(({ organisation }) => organisation.id === review.organisation?.id);
  return (
    <Field className="filter">
      <Label htmlFor={id}>{t.whose}</Label>
      <Select id={id} value={review.organisation?.id ?? ''} onChange={(event) => choose(event.target.value)}>
        <Select.Option value="" disabled>
          {t.whoseChoose}
        </Select.Option>
        {review.round.organisations.map((each) => (
          <Select.Option key={each.id} value={each.id}>
            {each.name}
          </Select.Option>
        ))}
      </Select>
      {found && <p className="quiet">{t.recognised(found.mentions, format.percent(found.score))}</p>}
    </Field>
  );
}
