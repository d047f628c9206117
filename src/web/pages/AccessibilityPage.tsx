import { Link } from '@digdir/designsystemet-react';
import { Page, Section } from '../components/Page.tsx';
import { useSession } from '../session.ts';
import { accessibilityTexts } from '../text/accessibility.ts';
import { useText } from '../text.tsx';

export default function AccessibilityPage() {
  const t = useText(accessibilityTexts);
  const municipality = useSession()?.municipality.name ?? '';
  return (
    <Page title={t.title} lead={t.lead(municipality)} width="reading">
      <Section title={t.howTitle}>
        <p>{t.how}</p>
      </Section>
      <Section title={t.knownTitle}>
        <ul>
          {t.known.split('\n').map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Section>
      <Section title={t.testedTitle}>
        <p>{t.tested}</p>
      </Section>
      <Section title={t.reportTitle}>
        <p>{t.report}</p>
      </Section>
      <Section title={t.supervisionTitle}>
        <p>{t.supervision}</p>
        <p>
          <Link href="https://www.digg.se/tdosanmalan">{t.supervisionLink}</Link>
        </p>
      </Section>
    </Page>
  );
}
