import { Alert, Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useAddressState, usePathParams } from '../../../../../web/address.ts';
import type { SaveStatus as Status } from '../../../../../web/autosave.ts';
import { FilterSelect } from '../../../../../web/components/filters.tsx';
import { Loaded } from '../../../../../web/components/Loaded.tsx';
import { Section } from '../../../../../web/components/Page.tsx';
import { SaveStatus } from '../../../../../web/components/SaveStatus.tsx';
import { ButtonLink } from '../../../../../web/components/TextLink.tsx';
import { useText } from '../../../../../web/text.tsx';
import { RoundFrame } from '../../../pages/parts/RoundFrame.tsx';
import { groupByArea, headingOfArea } from '../../../pages/rows.ts';
import { termTexts } from '../../../pages/text/terms.ts';
import { fillingQuery } from '../../pages/queries.ts';
import { fillingTexts } from '../../pages/text.ts';
import type { HandSheet } from '../contract.ts';
import './by-hand.css';
import { HandRow, valueId } from './HandRow.tsx';
import { handSheetQuery } from './queries.ts';
import { byHandTexts } from './text.ts';

const CHOICES = { namnd: '', visa: '' };
const addressOf = (roundId: string, organisationId: string) =>
  `/uppfoljning/${roundId}/fyll/for-hand?namnd=${organisationId}`;

/** What did a board answer? Typed off question by question; without a board, that of the first one that lacks answers. */
export default function ByHandPage() {
  const { roundId } = usePathParams('roundId');
  const { values } = useAddressState(CHOICES);
  const filling = useQuery({ ...fillingQuery(roundId), enabled: values.namnd === '' });
  if (values.namnd !== '') return <Board roundId={roundId} organisationId={values.namnd} />;
  return (
    <Loaded query={filling} page>
      {({ organisations }) => {
        const first = organisations.find(({ asked, filled }) => filled < asked) ?? organisations[0];
        return first ? <Board roundId={roundId} organisationId={first.organisation.id} /> : null;
      }}
    </Loaded>
  );
}

function Board({ roundId, organisationId }: { roundId: string; organisationId: string }) {
  return (
    <Loaded query={useQuery(handSheetQuery(roundId, organisationId))} page>
      {(sheet) => <Sheet key={organisationId} sheet={sheet} />}
    </Loaded>
  );
}

function Sheet({ sheet }: { sheet: HandSheet }) {
  const t = useText(byHandTexts);
  const filling = useText(fillingTexts);
  const terms = useText(termTexts);
  const { round, organisation, organisations, questions } = sheet;
  const { values, set } = useAddressState(CHOICES);
  const [status, setStatus] = useState<Status>({ state: 'idle', savedAt: null, problem: null });
  const answers = new Map(sheet.answers.map((answer) => [answer.questionId, answer]));
  const isGiven = (id: string) => answers.get(id)?.removed === false;
  const filled = questions.filter(({ id }) => isGiven(id)).length;
  // A question stays where it is while it is being answered: who is shown is decided when the choice is made.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not when an answer is saved.
  const shown = useMemo(
    () => questions.filter(({ id }) => values.visa === '' || isGiven(id) === (values.visa === 'ifyllda')),
    [values.visa, questions.length],
  );
  const goOn = useCallback(
    (questionId: string) => {
      const next = shown[shown.findIndex(({ id }) => id === questionId) + 1];
      const after = document.querySelector<HTMLElement>('#nasta-namnd, #till-filer');
      (next ? document.getElementById(valueId(next.id)) : after)?.focus();
    },
    [shown],
  );
  const at = organisations.findIndex((each) => each.organisation.id === organisation.id);
  const editable = round.status === 'open';
  const table = {
    filters: { namnd: organisation.id, visa: values.visa },
    setFilter: (name: keyof typeof CHOICES, value: string) => set({ [name]: value }),
  };
  return (
    <RoundFrame round={round} title={t.title(organisation.name)} lead={t.lead(filled, questions.length)}>
      {round.status === 'closed' && <Alert data-color="info">{filling.closedNote}</Alert>}
      {round.status === 'draft' && <Alert data-color="info">{t.notOpen}</Alert>}
      <div className="byhand-bar">
        <search className="filters">
          <FilterSelect
            table={table}
            name="namnd"
            label={t.board}
            required
            options={organisations.map((each) => ({
              value: each.organisation.id,
              label: t.boardOption(each.organisation.name, each.filled, each.asked),
            }))}
          />
          <FilterSelect
            table={table}
            name="visa"
            label={t.show}
            required
            options={[
              { value: '', label: t.all },
              { value: 'saknas', label: t.missing },
              { value: 'ifyllda', label: t.given },
            ]}
          />
        </search>
        <SaveStatus status={status} />
      </div>
      {editable && questions.length > 0 && <p className="quiet byhand-keys">{t.keys}</p>}
      {shown.length === 0 && (
        <p>
          {questions.length === 0 ? t.notAsked : values.visa === 'saknas' ? t.nothingLeft : t.nothingGiven}
        </p>
      )}
      {round.documents.map((document) => {
        const here = shown.filter(({ versionId }) => versionId === document.versionId);
        if (here.length === 0) return null;
        return (
          <Section key={document.versionId} title={document.title}>
            <div className="byhand-heads" aria-hidden="true">
              <span>{t.column}</span>
              <span>{terms.fields.value}</span>
              <span>{terms.fields.comment}</span>
            </div>
            {groupByArea(here).map((area, _index, areas) => (
              <div key={area.key}>
                <Heading level={3} data-size="2xs" className="byhand-area">
                  {headingOfArea(area.name, areas, terms)}
                </Heading>
                {area.questions.map((question) => (
                  <HandRow
                    key={question.id}
                    sheet={sheet}
                    question={question}
                    standing={answers.get(question.id) ?? null}
                    editable={editable}
                    tell={setStatus}
                    goOn={goOn}
                  />
                ))}
              </div>
            ))}
          </Section>
        );
      })}
      <nav className="page-actions" aria-label={t.around}>
        {[
          { each: organisations[at - 1], word: t.previous, id: undefined },
          { each: organisations[at + 1], word: t.next, id: 'nasta-namnd' },
        ].map(
          ({ each, word, id }) =>
            each && (
              <ButtonLink
                key={word}
                id={id}
                to={addressOf(round.id, each.organisation.id)}
                variant="secondary"
              >
                {word}: {each.organisation.name}
              </ButtonLink>
            ),
        )}
        <ButtonLink id="till-filer" to={`/uppfoljning/${round.id}/fyll`} variant="tertiary">
          {filling.tab}
        </ButtonLink>
      </nav>
    </RoundFrame>
  );
}
