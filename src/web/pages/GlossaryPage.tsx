import { FilterText } from '../components/filters.tsx';
import { Page } from '../components/Page.tsx';
import { findTerms } from '../glossary/glossary.ts';
import { useTable } from '../table.ts';
import { glossaryTexts } from '../text/glossary.ts';
import { useLanguage, useText } from '../text.tsx';

export default function GlossaryPage() {
  const t = useText(glossaryTexts);
  const { language } = useLanguage();
  const table = useTable({ filters: { q: '' } });
  const found = findTerms(table.filters.q, language);
  return (
    <Page title={t.title} lead={t.lead} width="reading">
      <search className="filters">
        <FilterText table={table} name="q" label={t.search} />
        <p className="quiet" role="status">
          {t.hits(found.length)}
        </p>
      </search>
      <dl className="glossary">
        {found.map((term) => (
          <div key={term.swedish}>
            <dt>
              <span lang="sv">{term.swedish}</span> <span lang="en">{term.english}</span>
            </dt>
            <dd>{term.explanation[language]}</dd>
          </div>
        ))}
      </dl>
    </Page>
  );
}
