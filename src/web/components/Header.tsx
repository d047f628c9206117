import { useLocation } from '@tanstack/react-router';
import type { Session } from '../../platform/identity/contract.ts';
import { webModules } from '../modules.ts';
import { navigationFor, placeOf } from '../navigation.ts';
import { shellTexts } from '../text/shell.ts';
import { useLanguage, useText } from '../text.tsx';
import { HeaderSearch } from './HeaderSearch.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { RoleSwitcher } from './RoleSwitcher.tsx';
import { SubNavigation } from './SubNavigation.tsx';
import { PlainLink } from './TextLink.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

/** Administrators and log reviewers see no content, so there is nothing for them to search. */
function mayReadDocuments(session: Session | undefined): boolean {
  const role = session?.acting?.role;
  return role !== undefined && role !== 'administrator' && role !== 'log-reviewer';
}

/** Name, places, search, and who one is acting as; below it the pages of the place one is in. */
export function Header({ session }: { session: Session | undefined }) {
  const t = useText(shellTexts);
  const { language } = useLanguage();
  const path = useLocation({ select: (location) => location.pathname });
  const navigation = navigationFor(webModules, session?.acting?.role ?? null);
  const here = placeOf(path);
  const inPlace = navigation.find(({ place }) => place === here);
  return (
    <header className="site-header">
      <div className="site-band">
        <div className="site-bar">
          <PlainLink to="/" className="site-name">
            <span className="site-application">{session?.municipality.applicationName ?? 'Samlad'}</span>
            {session && <span className="site-municipality">{session.municipality.name}</span>}
          </PlainLink>
          <div className="site-tools">
            <LanguageSwitch />
            <ThemeSwitch />
            {session?.person && <RoleSwitcher session={session} />}
          </div>
        </div>
      </div>
      {navigation.length > 0 && (
        <div className="site-bar" data-row="places">
          <nav className="site-navigation" aria-label={t.mainNavigation}>
            <ul>
              {navigation.map(({ place }) => (
                <li key={place} data-place={place}>
                  <PlainLink to={`/${place}`}>{t.places[place]}</PlainLink>
                </li>
              ))}
            </ul>
          </nav>
          {mayReadDocuments(session) && <HeaderSearch />}
        </div>
      )}
      {here && inPlace && inPlace.entries.length > 1 && (
        <SubNavigation
          label={t.places[here]}
          items={inPlace.entries.map((entry) => ({ to: entry.to, text: entry.label[language] }))}
        />
      )}
    </header>
  );
}
