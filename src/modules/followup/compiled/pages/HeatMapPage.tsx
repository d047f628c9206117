import { useQuery } from '@tanstack/react-query';
import { usePathParams } from '../../../../web/address.ts';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { Section } from '../../../../web/components/Page.tsx';
import { useText } from '../../../../web/text.tsx';
import { RoundFrame } from '../../pages/parts/RoundFrame.tsx';
import { termTexts } from '../../pages/text/terms.ts';
import { HeatCell, type HeatMap } from '../contract.ts';
import { Choices, useChoices } from './Choices.tsx';
import { HeatTable } from './HeatTable.tsx';
import { heatMapQuery } from './queries.ts';
import { compiledTexts } from './text.ts';
import './compiled.css';

/** Who answered what? */
export default function HeatMapPage() {
  const { roundId } = usePathParams('roundId');
  const { dokument, include } = useChoices();
  return (
    <Loaded query={useQuery(heatMapQuery(roundId, dokument, include))} page>
      {(map) => <Shown map={map} />}
    </Loaded>
  );
}

function Shown({ map }: { map: HeatMap }) {
  const t = useText(compiledTexts).heat;
  const { round, document, questions, measures } = map;
  const isHere = new Set(questions.map(({ id }) => id));
  const elsewhere = measures.filter(({ id }) => !isHere.has(id));
  return (
    <RoundFrame round={round} title={t.title} lead={t.lead(document.title)}>
      <Choices round={round} documents="first" />
      <Legend />
      {questions.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <>
          <HeatTable map={map} />
          <p className="quiet">{t.shareHelp}</p>
          <Section title={t.numbers}>
            <dl className="heat-numbers">
              {questions.map((question, index) => (
                <div key={question.id}>
                  <dt>{question.number ?? t.own(index + 1)}</dt>
                  <dd>{question.title || question.text}</dd>
                </div>
              ))}
            </dl>
          </Section>
          {elsewhere.length > 0 && (
            <Section title={t.elsewhere}>
              <dl className="heat-numbers">
                {elsewhere.map((measure) => (
                  <div key={measure.id}>
                    <dt>{measure.number ?? '–'}</dt>
                    <dd>{measure.title || measure.text}</dd>
                  </div>
                ))}
              </dl>
            </Section>
          )}
        </>
      )}
    </RoundFrame>
  );
}

function Legend() {
  const t = useText(compiledTexts).heat;
  const terms = useText(termTexts);
  const names = { ...terms.values, none: terms.noAnswer, through: t.through, 'not-asked': t.notAsked };
  return (
    <div className="heat-legend">
      <strong>{t.legend}</strong>
      <ul>
        {HeatCell.options.map((cell) => (
          <li key={cell}>
            <span className="heat-cell" data-value={cell} aria-hidden="true">
              {t.letters[cell]}
            </span>
            {names[cell]}
          </li>
        ))}
      </ul>
      <p className="quiet heat-keys">{t.keys}</p>
    </div>
  );
}
