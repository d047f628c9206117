import { Link } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../../../web/api.ts';
import { useFormat, useText } from '../../../../web/text.tsx';
import type { Evidence } from '../contract.ts';
import { hostOf, titleOfLink } from '../rules.ts';
import './evidence.css';
import { evidenceQuery } from './queries.ts';
import { evidenceTexts } from './text.ts';

/** Links and files, to follow and download; `action` stands beside each. */
export function EvidenceItems({
  items,
  action,
}: {
  items: readonly Evidence[];
  action?: ((evidence: Evidence) => ReactNode) | undefined;
}) {
  const t = useText(evidenceTexts);
  const format = useFormat();
  const sizeOf = (bytes: number) =>
    bytes < 1_000_000
      ? t.size(format.number(Math.max(1, Math.round(bytes / 1000))))
      : t.sizeLarge(format.number(Math.round(bytes / 100_000) / 10));
  return (
    <ul className="evidence-list">
      {items.map((each) => (
        <li key={each.id}>
          <span className="evidence-name">
            {each.kind === 'link' ? (
              <>
                <Link href={each.address!} rel="noopener noreferrer">
                  {titleOfLink(each.title, each.address!)}
                </Link>{' '}
                {each.title !== hostOf(each.address!) && (
                  <span className="quiet">{t.host(hostOf(each.address!))}</span>
                )}
              </>
            ) : (
              <>
                <Link
                  href={api.href(`/followup/evidence/${each.id}/file`)}
                  aria-label={t.download(each.fileName!)}
                  download
                >
                  {each.fileName}
                </Link>{' '}
                <span className="quiet">{sizeOf(each.size!)}</span>
              </>
            )}
            {each.warnings.includes('formulas') && <span className="evidence-warning">{t.formulas}</span>}
          </span>
          {action?.(each)}
        </li>
      ))}
    </ul>
  );
}

/** The evidence of one answer, to read. Shows nothing when there is none. */
export function EvidenceList({
  roundId,
  questionId,
  organisationId,
  answerId,
}: {
  roundId: string;
  /** What is read at once and shared by the lists of a page: all of a question, or all of an organisation. */
  questionId?: string;
  organisationId?: string;
  answerId: string;
}) {
  const t = useText(evidenceTexts);
  const { data } = useQuery(evidenceQuery(roundId, { questionId, organisationId }));
  const own = data?.items.filter((each) => each.answerId === answerId) ?? [];
  if (own.length === 0) return null;
  return (
    <div className="evidence">
      <p className="evidence-heading">{t.title}</p>
      <EvidenceItems items={own} />
    </div>
  );
}
