import { sql } from 'kysely';
import { getMunicipality } from '../config/municipality.ts';
import { html, type Markup } from '../http/markup.ts';
import type { PublicAnswer, PublicPage, Visitor } from '../http/public-page.ts';

const isToken = (text: string | undefined): text is string => /^[A-Za-z0-9_-]{43}$/.test(text ?? '');

function page(status: 200 | 404, title: string, main: Markup): PublicAnswer {
  const { name } = getMunicipality();
  const body = html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title} – ${name}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/publicerat.css">
<link rel="stylesheet" href="/theme.css">
</head>
<body>
<header><p><a href="/">Samlad</a> <span class="quiet">${name}</span></p></header>
<main id="innehall">
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`.text;
  return { status, contentType: 'text/html; charset=utf-8', body };
}

const unknown = () =>
  page(
    404,
    'Länken fungerar inte',
    html`<p>Öppna länken i ett nyare brev, eller logga in i Samlad och stäng av påminnelserna på sidan <a href="/mina-paminnelser">Mina påminnelser</a>.</p>
<p lang="en">This link does not work. Use the link in a newer letter, or sign in and turn reminders off.</p>`,
  );

const question = () =>
  page(
    200,
    'Vill du stänga av påminnelserna?',
    html`<p>Du får då inga fler brev om det du har kvar i uppföljningen. Uppgifterna finns kvar på din startsida i Samlad.</p>
<p lang="en">You will get no more letters about what you have left in the follow-up. Your tasks stay on your start page.</p>
<form method="post"><p><button type="submit">Stäng av påminnelserna <span lang="en">(turn off the reminders)</span></button></p></form>`,
  );

const stopped = () =>
  page(
    200,
    'Påminnelserna är avstängda',
    html`<p>Ångrar du dig? Logga in i Samlad och slå på dem igen på sidan <a href="/mina-paminnelser">Mina påminnelser</a>.</p>
<p lang="en">You will get no more reminders. To have them back, sign in and turn them on again.</p>`,
  );

async function stop(visitor: Visitor, token: string): Promise<boolean> {
  return await visitor.within(async ({ db, now }) => {
    const { rows } = await sql<{
      known: boolean;
    }>`select mail.stop_reminders(${token}, ${now()}) as known`.execute(db);
    return rows[0]!.known;
  });
}

/**
 * The link in every reminder. Opening it changes nothing, since mail programs open links by themselves; the button, or
 * a mail program's own (RFC 8058), stops the reminders. The token is the right to it, and to nothing else.
 */
export const unsubscribePage: PublicPage = {
  path: '/paminnelser/avsluta/:token',
  handle: async (_visitor, { token }) => (isToken(token) ? question() : unknown()),
  submit: async (visitor, { token }) =>
    isToken(token) && (await stop(visitor, token)) ? stopped() : unknown(),
};
