import { SkipLink } from '@digdir/designsystemet-react';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSession } from '../session.ts';
import { shellTexts } from '../text/shell.ts';
import { useText } from '../text.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { SessionExpired } from './SessionExpired.tsx';

/** The frame around every page. */
export function Layout() {
  const t = useText(shellTexts);
  const session = useSession();
  const main = useRef<HTMLElement>(null);
  const path = useLocation({ select: (location) => location.pathname });
  const first = useRef(true);
  // A new page is announced by moving focus to it, as a page load would.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what changes.
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [path]);
  return (
    <>
      <SkipLink href="#innehall">{t.skip}</SkipLink>
      <div className="frame">
        <Header session={session} />
        <main id="innehall" ref={main} tabIndex={-1}>
          <Outlet />
        </main>
        <Footer />
      </div>
      <SessionExpired />
    </>
  );
}
