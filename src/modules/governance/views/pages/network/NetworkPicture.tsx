import { GraphChart } from 'echarts/charts';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useMemo, useRef, useState } from 'react';
import { PlainLink } from '../../../../../web/components/TextLink.tsx';
import { useText } from '../../../../../web/text.tsx';
import { useName } from '../../../pages/labels.ts';
import type { Network } from '../../contract.ts';
import { documentKindNames, itemKindNames } from '../../names.ts';
import { networkTexts } from '../text/network.ts';
import { type PlacedNode, placeNetwork } from './layout.ts';
import { labelOf, networkOptions } from './options.ts';

use([GraphChart, SVGRenderer]);

/** Narrower than this the lines would lie on top of each other; the picture is then scrolled sideways. */
const LEAST_WIDTH = 640;

/** How wide the place for the picture is, rounded so that a scroll bar does not make it jump. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(LEAST_WIDTH, Math.floor(element.clientWidth / 20) * 20));
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  return { box, width };
}

/** The network in SVG. Every node is a link that lies over the picture, for pointer, keyboard and screen reader. */
export default function NetworkPicture({ network }: { network: Network }) {
  const t = useText(networkTexts);
  const { box, width } = useWidth();
  const canvas = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const layout = useMemo(() => (width > 0 ? placeNetwork(network, width) : null), [network, width]);

  useEffect(() => {
    if (!canvas.current || !layout) return;
    const drawn = init(canvas.current, null, { renderer: 'svg', width: layout.width, height: layout.height });
    drawn.setOption(networkOptions(network, layout));
    chart.current = drawn;
    return () => {
      chart.current = null;
      drawn.dispose();
    };
  }, [network, layout]);

  const look = (at: number | null) =>
    chart.current?.dispatchAction(
      at === null
        ? { type: 'downplay', seriesIndex: 0 }
        : { type: 'highlight', seriesIndex: 0, dataIndex: at },
    );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section ref={box} className="governance-views-scroll" tabIndex={0} aria-label={t.picture}>
      {layout && (
        <div className="governance-views-network" style={{ width: layout.width, height: layout.height }}>
          <div ref={canvas} aria-hidden />
          <ul>
            {layout.nodes.map((node, at) => (
              <li
                key={node.id}
                data-type={node.type}
                style={{ left: node.x, top: node.y - node.size / 2 }}
                onPointerEnter={() => look(at)}
                onPointerLeave={() => look(null)}
                onFocus={() => look(at)}
                onBlur={() => look(null)}
              >
                <NodeLink node={node} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function NodeLink({ node }: { node: PlacedNode }) {
  const name = useName();
  const place = <span className="governance-views-node" style={{ width: node.size, height: node.size }} />;
  if (node.type === 'named') {
    return (
      <span className="governance-views-label">
        {place}
        {labelOf(node)}
      </span>
    );
  }
  if (node.type === 'document') {
    const { id, kind } = node.document;
    return (
      <PlainLink to={`/styrning/dokument/${id}`} className="governance-views-label">
        {place}
        <span className="ds-sr-only">{name(documentKindNames, kind)}: </span>
        {labelOf(node)}
      </PlainLink>
    );
  }
  const { id, kind, number, title } = node.item;
  return (
    <PlainLink to={`/styrning/insats/${id}`} aria-label={`${number} ${title}, ${name(itemKindNames, kind)}`}>
      {place}
      <span className="governance-views-hint">
        {number} {title}
      </span>
    </PlainLink>
  );
}
