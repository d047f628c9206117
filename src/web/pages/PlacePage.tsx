import { useLocation } from '@tanstack/react-router';
import { NotFound } from '../components/NotFound.tsx';
import { Page } from '../components/Page.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { webModules } from '../modules.ts';
import { navigationFor, placeOf } from '../navigation.ts';
import { useActing } from '../session.ts';
import { shellTexts } from '../text/shell.ts';
import { useLanguage, useText } from '../text.tsx';

/** The first page of a place: what there is, and what each is for. */
export default function PlacePage() {
  const t = useText(shellTexts);
  const { language } = useLanguage();
  const acting = useActing();
  const place = placeOf(useLocation({ select: (location) => location.pathname }));
  const here = navigationFor(webModules, acting?.role ?? null).find((each) => each.place === place);
  if (!place || !here) return <NotFound />;
  return (
    <Page title={t.places[place]} lead={t.placeLeads[place]} width="reading">
      <ul className="entry-list">
        {here.entries.map((entry) => (
          <li key={entry.to}>
            <TextLink to={entry.to}>{entry.label[language]}</TextLink>
            <p>{entry.description[language]}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}
