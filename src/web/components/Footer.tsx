import { useSession } from '../session.ts';
import { shellTexts } from '../text/shell.ts';
import { useText } from '../text.tsx';
import { PlainLink } from './TextLink.tsx';

/** What the law asks for on every page, and where to read more. */
export function Footer() {
  const t = useText(shellTexts);
  const session = useSession();
  return (
    <footer className="site-footer">
      <nav aria-label={t.footer.label}>
        <ul>
          <li>
            <PlainLink to="/om">{t.footer.about}</PlainLink>
          </li>
          <li>
            <PlainLink to="/ordlista">{t.footer.glossary}</PlainLink>
          </li>
          <li>
            <PlainLink to="/tillganglighet">{t.footer.accessibility}</PlainLink>
          </li>
          <li>
            <a href="/api/v1/openapi.json">{t.footer.api}</a>
          </li>
        </ul>
      </nav>
      <p>
        {session?.municipality.name}
        {session?.demo && <span className="demo-note">{t.demo}</span>}
      </p>
    </footer>
  );
}
