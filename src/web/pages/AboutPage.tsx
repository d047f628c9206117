import { Link } from '@digdir/designsystemet-react';
import { Page, Section } from '../components/Page.tsx';
import { aboutTexts } from '../text/about.ts';
import { useText } from '../text.tsx';

export default function AboutPage() {
  const t = useText(aboutTexts);
  return (
    <Page title={t.title} lead={t.lead} width="reading">
      <Section title={t.whatTitle}>
        <p>{t.what}</p>
      </Section>
      <Section title={t.safeTitle}>
        <p>{t.safe}</p>
        <p>
          <Link href="/publicerat">{t.published}</Link>
        </p>
      </Section>
      <Section title={t.openTitle}>
        <p>{t.open}</p>
      </Section>
    </Page>
  );
}
