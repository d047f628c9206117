import { html, type Markup } from '../../../platform/http/markup.ts';
import { catalogue } from '../../../platform/i18n/catalogue.ts';
import { daysBetween, formatDate, plural } from '../../../platform/i18n/format.ts';
import { headerText, type Letter } from '../../../platform/mail/letter.ts';
import type { Digest, ReminderFact } from './rules/digest.ts';

interface Where {
  publicUrl: string;
  unsubscribeLink: string;
  today: string;
  municipality: string;
}

const texts = catalogue({
  sv: {
    subjectLate: 'Uppföljning: sista svarsdag har varit',
    subjectToday: 'Uppföljning: i dag är sista dagen',
    subjectSoon: (date: string) => `Uppföljning: sista dag är ${date}`,
    hello: 'Hej!',
    lead: (municipality: string) => `Det här har du kvar att göra i uppföljningen, ${municipality}:`,
    due: (date: string, days: number) =>
      days > 0
        ? `Sista dag är ${date}, om ${plural(days, 'dag', 'dagar')}.`
        : days === 0
          ? `Sista dag är i dag, ${date}.`
          : `Skulle ha varit klart ${date}, för ${plural(-days, 'dag', 'dagar')} sedan.`,
    roles: { 'board-coordinator': 'samordnare', 'board-approver': 'godkännare' },
    answer: (n: number) => `Svara på ${plural(n, 'fråga', 'frågor')}`,
    change: (n: number) => `Ändra ${plural(n, 'svar', 'svar')} som har skickats tillbaka`,
    approve: (n: number) => `Godkänn ${plural(n, 'svar', 'svar')}`,
    asOf: (date: string) => `Så här såg det ut den ${date}. Är det redan gjort behöver du inte göra något.`,
    why: 'Samlad har skickat brevet automatiskt. Det går inte att svara på det.',
    stop: 'Stäng av påminnelserna',
  },
  en: {
    subjectLate: 'Follow-up: the due date has passed',
    subjectToday: 'Follow-up: today is the last day',
    subjectSoon: (date) => `Follow-up: due on ${date}`,
    hello: 'Hello,',
    lead: (municipality) => `This is what you have left to do in the follow-up of ${municipality}:`,
    due: (date, days) =>
      days > 0
        ? `Due on ${date}, in ${plural(days, 'day', 'days', 'en')}.`
        : days === 0
          ? `Due today, ${date}.`
          : `Should have been done on ${date}, ${plural(-days, 'day', 'days', 'en')} ago.`,
    roles: { 'board-coordinator': 'coordinator', 'board-approver': 'approver' },
    answer: (n) => `Answer ${plural(n, 'question', 'questions', 'en')}`,
    change: (n) => `Change ${plural(n, 'answer', 'answers', 'en')} that came back`,
    approve: (n) => `Approve ${plural(n, 'answer', 'answers', 'en')}`,
    asOf: (date) => `This is how it stood on ${date}. If it is done, you need do nothing.`,
    why: 'This letter was sent automatically by Samlad and cannot be answered.',
    stop: 'Turn off the reminders',
  },
});

interface Line {
  text: string;
  link: string;
}

function linesOf(part: ReminderFact, t: typeof texts.sv, publicUrl: string): Line[] {
  const base = `${publicUrl}/uppfoljning/${part.roundId}`;
  const lines: (Line | false)[] = [
    part.returned > 0 && {
      text: t.change(part.returned),
      link: `${base}/svara/${part.firstReturned}?till=svaret`,
    },
    part.toAnswer > 0 && { text: t.answer(part.toAnswer), link: `${base}/svara/${part.firstToAnswer}` },
    part.toApprove > 0 && { text: t.approve(part.toApprove), link: `${base}/godkann` },
  ];
  return lines.filter((line) => line !== false);
}

function subjectOf({ parts, language }: Digest, t: typeof texts.sv, today: string): string {
  const first = parts.map(({ dueOn }) => dueOn).sort()[0]!;
  if (first < today) return t.subjectLate;
  return first === today ? t.subjectToday : t.subjectSoon(formatDate(first, language));
}

const BODY =
  'margin:0;padding:1.5rem;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#1b1b1b;background:#ffffff';
const LINK = 'color:#0b4f5a';
const QUIET = 'color:#4a4a4a;font-size:14px';

function page(language: string, subject: string, main: Markup): string {
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${subject}</title></head>
<body style="${BODY}"><div role="article" aria-label="${subject}" style="max-width:36rem;margin:0 auto">
${main}
</div></body>
</html>
`.text;
}

/** The letter of a digest: counts, titles of rounds, due dates and links; nothing that a board has written. */
export function composeLetter(digest: Digest, where: Where): Letter {
  const { publicUrl, unsubscribeLink, today, municipality } = where;
  const t = texts[digest.language];
  const subject = subjectOf(digest, t, today);
  const sections = digest.parts.map((part) => ({
    heading: headerText(part.roundTitle),
    facts: `${headerText(part.organisationName)}, ${t.roles[part.role]}. ${t.due(formatDate(part.dueOn, digest.language), daysBetween(today, part.dueOn))}`,
    lines: linesOf(part, t, publicUrl),
  }));
  const asOf = t.asOf(formatDate(today, digest.language));
  const text = [
    t.hello,
    t.lead(municipality),
    ...sections.map(({ heading, facts, lines }) =>
      [heading, facts, ...lines.map(({ text: what, link }) => `- ${what}:\n  ${link}`)].join('\n'),
    ),
    asOf,
    `${t.why}\n${t.stop}: ${unsubscribeLink}`,
  ].join('\n\n');
  const main = html`<h1 style="font-size:22px;margin:0 0 1rem">${subject}</h1>
<p>${t.hello}</p>
<p>${t.lead(municipality)}</p>
${sections.map(
  ({ heading, facts, lines }) => html`<h2 style="font-size:18px;margin:1.5rem 0 0.25rem">${heading}</h2>
<p style="margin:0">${facts}</p>
<ul style="padding-left:1.25rem">${lines.map(({ text: what, link }) => html`<li style="margin:0.5rem 0"><a href="${link}" style="${LINK}">${what}</a></li>`)}</ul>
`,
)}<p>${asOf}</p>
<p style="${QUIET}">${t.why} <a href="${unsubscribeLink}" style="${LINK}">${t.stop}</a></p>`;
  return { subject, text: `${text}\n`, html: page(digest.language, subject, main) };
}
