import { Heading } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { ChartFigure } from '../../../../web/components/ChartFigure.tsx';
import { DataTable } from '../../../../web/components/DataTable.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { Loaded } from '../../../../web/components/Loaded.tsx';
import { NoBreak } from '../../../../web/components/NoBreak.tsx';
import { Page, Section } from '../../../../web/components/Page.tsx';
import { PlainLink, TextLink } from '../../../../web/components/TextLink.tsx';
import { useTable } from '../../../../web/table.ts';
import { useText } from '../../../../web/text.tsx';
import type { PreventionLevel } from '../../contract/terms.ts';
import { useName } from '../../pages/labels.ts';
import type { CurrentDocument, Pyramid, PyramidItem } from '../contract.ts';
import { itemKindNames, preventionLevelNames } from '../names.ts';
import { pyramidQuery } from './queries.ts';
import { pyramidTexts } from './text/pyramid.ts';
import './views.css';

/** From the top down, as the pyramid stands. */
const LEVELS = ['indicated', 'selective', 'universal'] as const;

/** Which measures are for everybody, for groups at risk and for single persons. */
export default function PyramidPage() {
  const t = useText(pyramidTexts);
  return (
    <Page title={t.title} lead={t.lead}>
      <Loaded query={useQuery(pyramidQuery)}>
        {(pyramid) =>
          pyramid.items.length === 0 ? (
            <EmptyState title={t.noneTitle}>{t.noneText}</EmptyState>
          ) : (
            <>
              <Picture pyramid={pyramid} />
              <WithoutLevel pyramid={pyramid} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

const on = (items: PyramidItem[], level: PreventionLevel) =>
  items.filter(({ levels }) => levels.includes(level));
const shortest = ({ shortTitle, title }: CurrentDocument) => shortTitle || title;

function Picture({ pyramid }: { pyramid: Pyramid }) {
  const t = useText(pyramidTexts);
  const count = (level: PreventionLevel) => t.count(on(pyramid.items, level).length);
  return (
    <ChartFigure
      interactive
      caption={t.caption(count('universal'), count('selective'), count('indicated'))}
      table={<LevelsTable pyramid={pyramid} />}
    >
      <div className="governance-views-pyramid">
        <Whole />
        {LEVELS.map((level, at) => (
          <Level key={level} level={level} at={at} pyramid={pyramid} />
        ))}
      </div>
    </ChartFigure>
  );
}

/** A third of the pyramid, stretched to the height of what stands beside it. */
function Slice({ at }: { at: number }) {
  const [top, bottom] = [50 - (at * 50) / 3, 50 - ((at + 1) * 50) / 3];
  return (
    <div className="governance-views-slice">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden>
        <polygon data-level={at} points={`${top},0 ${100 - top},0 ${100 - bottom},100 ${bottom},100`} />
      </svg>
    </div>
  );
}

/** The pyramid in one piece, where there is no room to have the levels beside it. */
function Whole() {
  return (
    <svg viewBox="0 0 100 60" className="governance-views-whole" aria-hidden>
      {LEVELS.map((level, at) => {
        const [top, bottom] = [50 - (at * 50) / 3, 50 - ((at + 1) * 50) / 3];
        return (
          <polygon
            key={level}
            data-level={at}
            points={`${top},${at * 20} ${100 - top},${at * 20} ${100 - bottom},${at * 20 + 20} ${bottom},${at * 20 + 20}`}
          />
        );
      })}
    </svg>
  );
}

function Level({ level, at, pyramid }: { level: PreventionLevel; at: number; pyramid: Pyramid }) {
  const t = useText(pyramidTexts);
  const name = useName();
  const items = on(pyramid.items, level);
  const documents = pyramid.documents
    .map((document) => ({ document, items: items.filter(({ documentId }) => documentId === document.id) }))
    .filter((each) => each.items.length > 0);
  return (
    <section className="governance-views-level" data-level={at}>
      <Slice at={at} />
      <div className="governance-views-beside">
        <Heading level={2} data-size="2xs">
          {name(preventionLevelNames, level)} <span className="quiet">{t.count(items.length)}</span>
        </Heading>
        <p className="quiet">{t.levels[level]}</p>
        {documents.length === 0 && <p>{t.nothing}</p>}
        {documents.map(({ document, items: own }) => (
          <div key={document.id}>
            <TextLink to={`/styrning/dokument/${document.id}`}>{shortest(document)}</TextLink>
            <ul className="governance-views-chips">
              {own.map((item) => (
                <li key={item.id}>
                  <PlainLink
                    to={`/styrning/insats/${item.id}`}
                    className="governance-views-chip"
                    aria-label={`${item.number} ${item.title}`}
                  >
                    {item.number || item.title}
                  </PlainLink>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function LevelsTable({ pyramid }: { pyramid: Pyramid }) {
  const t = useText(pyramidTexts);
  const name = useName();
  const table = useTable({});
  const documentOf = new Map(pyramid.documents.map((document) => [document.id, document]));
  const shown = pyramid.items.filter(({ levels }) => levels.length > 0);
  const title = (item: PyramidItem) => shortest(documentOf.get(item.documentId)!);
  return (
    <DataTable
      caption={t.table}
      table={table}
      rows={shown}
      rowKey={(item) => item.id}
      columns={[
        { key: 'dokument', heading: t.document, sortBy: title, cell: title },
        {
          key: 'nummer',
          heading: t.number,
          sortBy: (item) => item.number,
          cell: (item) => <NoBreak>{item.number}</NoBreak>,
        },
        {
          key: 'titel',
          heading: t.item,
          rowHeading: true,
          sortBy: (item) => item.title,
          cell: (item) => <TextLink to={`/styrning/insats/${item.id}`}>{item.title}</TextLink>,
        },
        ...[...LEVELS].reverse().map((level) => ({
          key: level,
          heading: name(preventionLevelNames, level),
          sortBy: (item: PyramidItem) => Number(!item.levels.includes(level)),
          cell: (item: PyramidItem) => (item.levels.includes(level) ? t.yes : ''),
        })),
      ]}
    />
  );
}

function WithoutLevel({ pyramid }: { pyramid: Pyramid }) {
  const t = useText(pyramidTexts);
  const name = useName();
  const groups = pyramid.documents
    .map((document) => {
      const own = pyramid.items.filter(({ documentId }) => documentId === document.id);
      return { document, own, without: own.filter(({ levels }) => levels.length === 0) };
    })
    .filter(({ own, without }) => without.length > 0 || own.length === 0);
  if (groups.length === 0) return null;
  return (
    <Section title={t.without} lead={t.withoutLead} id="utan-niva">
      <ul>
        {groups.map(({ document, own, without }) => (
          <li key={document.id}>
            <TextLink to={`/styrning/dokument/${document.id}`}>{document.title}</TextLink>{' '}
            <span className="quiet">{own.length === 0 ? t.noItems : t.all(without.length)}</span>
            {without.length > 0 && (
              <ul className="governance-views-chips">
                {without.map((item) => (
                  <li key={item.id}>
                    <PlainLink
                      to={`/styrning/insats/${item.id}`}
                      className="governance-views-chip"
                      aria-label={`${name(itemKindNames, item.kind)} ${item.number} ${item.title}`}
                    >
                      {item.number || item.title}
                    </PlainLink>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
