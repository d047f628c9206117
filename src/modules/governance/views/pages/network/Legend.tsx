import { useText } from '../../../../../web/text.tsx';
import { DocumentKind, ItemKind, Relation } from '../../../contract/terms.ts';
import { useName } from '../../../pages/labels.ts';
import type { Network } from '../../contract.ts';
import { documentKindNames, itemKindNames, relationNames } from '../../names.ts';
import { networkTexts } from '../text/network.ts';
import { itemLines, relationLines, type ShapeName, shapes } from './options.ts';

function Shape({ shape }: { shape: ShapeName }) {
  return (
    <svg viewBox="-1.5 -1.5 27 27" width="20" height="20" data-shape={shape} aria-hidden>
      <path d={shapes[shape]} />
    </svg>
  );
}

function Line({ dash, width, arrow }: { dash: number[]; width: number; arrow: boolean }) {
  return (
    <svg viewBox="0 0 48 12" width="48" height="12" aria-hidden>
      <line
        x1="0"
        y1="6"
        x2={arrow ? 40 : 48}
        y2="6"
        strokeWidth={width}
        strokeDasharray={dash.join(' ') || undefined}
      />
      {arrow && <path d="M48 6L38 1L40.5 6L38 11Z" />}
    </svg>
  );
}

/** What shapes and lines mean; only those that are in the picture. */
export function Legend({ network }: { network: Network }) {
  const t = useText(networkTexts);
  const name = useName();
  const relations = Relation.options.filter((each) =>
    network.links.some(({ relation }) => relation === each),
  );
  const documentKinds = DocumentKind.options.filter((each) =>
    network.documents.some(({ kind }) => kind === each),
  );
  const itemKinds = ItemKind.options.filter((each) => network.items.some(({ kind }) => kind === each));
  const lineTypes = (['linked', 'makes-concrete'] as const).filter((each) =>
    network.itemLinks.some(({ type }) => type === each),
  );
  return (
    <ul className="governance-views-legend" aria-label={t.legend}>
      {documentKinds.map((kind) => (
        <li key={kind}>
          <Shape shape={kind} /> {name(documentKindNames, kind)}
        </li>
      ))}
      {network.links.some(({ toId }) => toId === null) && (
        <li>
          <Shape shape="named" /> {t.named}
        </li>
      )}
      {itemKinds.map((kind) => (
        <li key={kind} data-small>
          <Shape shape={kind} /> {name(itemKindNames, kind)}
        </li>
      ))}
      {relations.map((relation) => (
        <li key={relation}>
          <Line {...relationLines[relation]} /> {name({ it: relationNames[relation].outgoing }, 'it')}
        </li>
      ))}
      {lineTypes.map((type) => (
        <li key={type}>
          <Line {...itemLines[type]} /> {t.lines[type]}
        </li>
      ))}
    </ul>
  );
}
