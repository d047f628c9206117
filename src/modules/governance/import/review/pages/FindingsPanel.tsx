import { Button, Link, Paragraph } from '@digdir/designsystemet-react';
import { api } from '../../../../../web/api.ts';
import { Section } from '../../../../../web/components/Page.tsx';
import { StatusTag } from '../../../../../web/components/StatusTag.tsx';
import { useText } from '../../../../../web/text.tsx';
import type { ImportReview } from '../contract.ts';
import { reviewTexts } from './text.ts';
import { fieldId, useJump } from './use-review.ts';

/** What a file that is not a governing document holds: answers, replies, the parts of a statement. */
export function FindingsPanel({ review }: { review: ImportReview }) {
  const t = useText(reviewTexts);
  const { active, showInSource } = useJump();
  const leads: Record<string, string> = t.findingsLead;
  return (
    <Section
      title={t.findings}
      lead={leads[review.kind]}
      actions={<Link href={api.href(`/imports/${review.id}/findings.csv`)}>{t.download}</Link>}
    >
      <ol className="import-findings">
        {review.findings.map((finding, index) => {
          const target = `finding/${index}`;
          const before = review.findings[index - 1]?.group ?? null;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: findings never change, and two may be alike
            <li key={index}>
              {finding.group && finding.group !== before && <h3>{finding.group}</h3>}
              <div
                className="import-finding"
                id={fieldId(target)}
                tabIndex={-1}
                data-active={active === target || undefined}
              >
                <h4>{t.facts[finding.heading] ?? finding.heading}</h4>
                {finding.facts.map(({ label, value }) => (
                  <StatusTag key={label} meaning="neutral">
                    {t.facts[value] ?? value}
                  </StatusTag>
                ))}
                {finding.text && <Paragraph className="import-finding-text">{finding.text}</Paragraph>}
                {finding.source && (
                  <Button variant="tertiary" data-size="sm" onClick={() => showInSource(target)}>
                    {t.showInSource}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
