import { html, Markup } from '../../../platform/http/markup.ts';
import type { ReportEdition } from '../contract/content.ts';
import { PRINTED_FORMATS } from '../contract.ts';
import type { PrintedEvidence } from '../rules/evidence.ts';
import type { Figure } from '../rules/figures.ts';
import { type AnswerMap, LETTERS, SAID_NAMES } from '../rules/map.ts';
import type { Paragraphs } from '../rules/paragraphs.ts';
import { type Printed, type PrintedQuestion, printed } from '../rules/print.ts';
import {
  assessmentBy,
  COMPLETE_EXPLAINED,
  COMPLETE_HEADINGS,
  commentBy,
  DISTRIBUTION_KEYS,
  DISTRIBUTION_NAMES,
  date,
  figure,
  HINDRANCES_EXPLAINED,
  INDICATOR_HEADINGS,
  OFFICE_CHAPTER,
} from '../rules/words.ts';
import type { PublicReport, PublicSummary } from '../store/public.ts';

/** Files that go with a published report, by the name they have beside it. */
export const PUBLIC_FILES = {
  'rapport.pdf': { format: 'pdf', text: 'PDF, anpassad för skärmläsare' },
  'arkiv.pdf': { format: 'pdfa', text: 'PDF för arkiv (PDF/A)' },
  'rapport.docx': { format: 'docx', text: 'Word (DOCX)' },
  'svar.xlsx': { format: 'xlsx', text: 'Alla svar, Excel (XLSX)' },
  'svar.csv': { format: 'csv', text: 'Alla svar, CSV' },
  'rapport.json': { format: 'json', text: 'Hela innehållet, JSON' },
} as const;

function layout(title: string, city: string, main: Markup): string {
  return html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${city}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/publicerat.css">
<link rel="stylesheet" href="/theme.css">
<link rel="alternate" type="application/rss+xml" title="Publicerade uppföljningar" href="/publicerat/rss.xml">
</head>
<body>
<a class="skip" href="#innehall">Till innehållet</a>
<header><p><a href="/publicerat">Publicerat</a> <span class="quiet">${city}</span></p></header>
<main id="innehall" tabindex="-1">
${main}
</main>
<footer><p><a href="/publicerat/rss.xml">Prenumerera (RSS)</a> · <a href="/publicerat/dcat.rdf">Öppna data (DCAT-AP-SE)</a> · <a href="/tillganglighet">Tillgänglighet</a></p></footer>
</body>
</html>
`.text;
}

const prose = (paragraphs: Paragraphs) =>
  paragraphs.map(
    (lines) =>
      html`<p>${lines.map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`))}</p>\n`,
  );
const counts = (caption: string, first: string, rows: { name: string; counts: number[] }[]) =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${first}</th>${DISTRIBUTION_KEYS.map((key) => html`<th scope="col">${DISTRIBUTION_NAMES[key]}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row">${row.name}</th>${row.counts.map((count) => html`<td>${figure(count)}</td>`)}</tr>\n`)}</tbody>
</table></div>\n`;
const table = (caption: string, headings: string[], rows: (string | number)[][]) =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${headings.map((text) => html`<th scope="col">${text}</th>`)}</tr></thead>
<tbody>${rows.map(([name = '', ...rest]) => html`<tr><th scope="row">${name}</th>${rest.map((value) => html`<td>${typeof value === 'number' ? figure(value) : value}</td>`)}</tr>\n`)}</tbody>
</table></div>\n`;
/** A picture made by ourselves (`figures.ts` escapes what is in it), named for those who do not see it. */
const drawing = ({ svg, alt }: Figure, caption: string, part: string) =>
  html`<figure><div class="scroll" tabindex="0" role="region" aria-label="${`${caption}, bild ${part}`}">${new Markup(svg.replace('<svg ', html`<svg role="img" aria-label="${alt}" `.text))}</div><figcaption>${caption}</figcaption></figure>\n`;
const drawings = (figures: Figure[], caption: string, place: string) =>
  figures.map((figure, index) => drawing(figure, caption, `${place}.${index + 1}`));

/** Boards × questions: a letter for the eye, the word for those who listen. */
const answerTable = (caption: string, map: AnswerMap, letters: string) =>
  map.columns.length === 0
    ? ''
    : html`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table class="map">
<caption>${caption}. ${letters}</caption>
<thead><tr><th scope="col">Nämnd eller bolag</th>${map.columns.map((number) => html`<th scope="col">${number}</th>`)}</tr></thead>
<tbody>${map.rows.map(
        ({ board, cells }) =>
          html`<tr><th scope="row">${board}</th>${cells.map((key) =>
            key === null
              ? html`<td class="not-asked"><span class="said">Inte tillfrågad</span></td>`
              : html`<td class="${`says-${key}`}"><span aria-hidden="true">${LETTERS[key]}</span><span class="said">${SAID_NAMES[key]}</span></td>`,
          )}</tr>\n`,
      )}</tbody>
</table></div>
${map.notes.map((note) => html`<p class="quiet">${note}</p>`)}`;

const questionId = (document: number, area: number, question: number) =>
  `f${document + 1}-${area + 1}-${question + 1}`;

/** Links lead away without saying from where; files are told of. */
const evidence = (pieces: PrintedEvidence[]) =>
  pieces.length === 0
    ? ''
    : html`<div class="beside"><p><strong>Underlag</strong></p><ul>${pieces.map(
        ({ title, href, about }) =>
          html`<li>${href === null ? title : html`<a href="${href}" rel="noopener noreferrer nofollow">${title}</a>`}${about === '' ? '' : html` <span class="quiet hash">(${about})</span>`}</li>\n`,
      )}</ul></div>`;

const answered = (question: PrintedQuestion) =>
  question.answers.map(
    (answer) => html`<section class="answer">
<h5>${answer.board}: ${answer.answer}</h5>
${prose(answer.comment)}${answer.besides.map(({ label, text }) => html`<div class="beside"><p><strong>${label}</strong></p>${prose(text)}</div>`)}${evidence(answer.evidence)}</section>\n`,
  );

/** What the office says of a document or a question, set apart from what boards have answered. */
const said = (tag: 'h3' | 'h5', heading: string, text: Paragraphs) =>
  text.length === 0
    ? ''
    : html`<section class="office">${new Markup(`<${tag}>`)}${heading}${new Markup(`</${tag}>`)}
${prose(text)}</section>`;

const questionPart = (question: PrintedQuestion, id: string, unit: string) => html`<section>
<h4 id="${id}">${question.name}</h4>
<p><strong>${question.text}</strong></p>
${question.expected.length > 0 ? html`<p class="quiet">Förväntat resultat</p>${prose(question.expected)}` : ''}
<p><span class="quiet">Ansvar:</span> ${question.responsible}</p>
${question.through === '' ? '' : html`<p><span class="quiet">Följs upp genom insatserna:</span> ${question.through}</p>`}
${counts(`Svaren på ${question.name}`, 'Svar', [{ name: 'Antal', counts: question.counts }])}
${question.facts.length > 0 ? html`<ul>${question.facts.map((fact) => html`<li>${fact}</li>`)}</ul>` : ''}
${question.moved.length > 0 ? html`<p><span class="quiet">Ändrade svar:</span> ${question.moved.join('; ')}.</p>` : ''}
${said('h5', commentBy(unit), question.comment)}
${answered(question)}
${question.unanswered === '' ? '' : html`<p><span class="quiet">Inget svar:</span> ${question.unanswered}</p>`}
</section>\n`;

/** What the office says of the whole, where it is told of; empty elsewhere. */
const chapterOf = ({ summary, office }: Printed) =>
  !summary || office === null || office.sections.length === 0
    ? ''
    : html`<section class="office"><h2 id="bedomning">${OFFICE_CHAPTER}</h2>
<p class="quiet">${office.edition}. ${office.note}</p>
${office.sections.map(({ heading, text }) => html`<h3>${heading}</h3>${prose(text)}`)}</section>`;

const contents = (
  report: Printed,
) => html`<nav aria-labelledby="innehallet"><h2 id="innehallet">Innehåll</h2><ol>
${chapterOf(report) && html`<li><a href="#bedomning">${OFFICE_CHAPTER}</a></li>`}
${report.summary ? html`<li><a href="#sammanfattning">${report.overviewHeading}</a></li>` : ''}
${report.addenda.length > 0 ? html`<li><a href="#tillagg">Tillägg efter låsningen</a></li>` : ''}
${report.documents.map(
  (document, at) => html`<li><a href="${`#d${at + 1}`}">${document.title}</a><ul>
${document.areas.map((area, inDocument) => html`<li><a href="${`#o${at + 1}-${inDocument + 1}`}">${area.name}</a></li>\n`)}</ul></li>\n`,
)}
${report.summary ? html`<li><a href="#fullstandighet">Hur fullständiga svaren är</a></li>` : ''}
</ol></nav>`;

/** Where the other volumes of a long report are. */
const volumeLinks = (slug: string, { volume, volumes }: Printed) =>
  volume === null
    ? ''
    : html`<nav aria-labelledby="delar"><h2 id="delar">Rapporten i ${volume.count} delar</h2>
<p>Rapporten är så lång att den är delad. Det här är del ${volume.number}: ${volume.title}.</p><ol>
${volumes.map(({ number, title }) =>
  number === volume.number
    ? html`<li aria-current="page">${title}</li>\n`
    : html`<li><a href="${`/publicerat/rapport/${slug}${number === 1 ? '' : `/del-${number}`}`}">${title}</a></li>\n`,
)}</ol></nav>`;

/** Files that are volumes are offered for the volume that is read. */
const fileLinks = (slug: string, { volume }: Printed) =>
  Object.entries(PUBLIC_FILES).map(([name, { text, format }]) => {
    const inVolumes = volume !== null && PRINTED_FORMATS.includes(format);
    const file = inVolumes ? name.replace('.', `-del-${volume.number}.`) : name;
    return html`<li><a href="${`/publicerat/rapport/${slug}/${file}`}">${text}${inVolumes ? `, del ${volume.number}` : ''}</a></li>\n`;
  });

/** A published report as a page; a long one is a page for each of its volumes. */
export function reportPage(slug: string, edition: ReportEdition, publishedAt: string, number = 1): string {
  const report = printed(edition, number);
  const { volume } = report;
  const unit = report.office?.by ?? '';
  const documents = report.documents.map(
    (document, at) => html`<section>
<h2 id="${`d${at + 1}`}" class="document">${document.title}</h2>
${document.diary === '' ? '' : html`<p>Diarienummer ${document.diary}</p>`}
${said('h3', assessmentBy(unit), document.assessment)}
${
  !document.overview
    ? ''
    : html`<h3>Svaren i bild och tabell</h3>
${drawings(document.bars, 'Hur svaren fördelar sig, fråga för fråga', `${at + 1}.1`)}
${counts(`Svaren per fråga, ${document.title}`, 'Fråga', document.byQuestion)}
${answerTable(`Nämnder och bolag mot frågor, ${document.title}`, document.map, report.letters)}
${counts(`Svaren per nämnd och bolag, ${document.title}`, 'Nämnd eller bolag', document.byBoard)}`
}
${
  document.indicators.length === 0
    ? ''
    : html`<h3>Indikatorer</h3>${table(`Indikatorer, ${document.title}`, INDICATOR_HEADINGS, document.indicators)}`
}
${
  document.hindrances.length === 0
    ? ''
    : html`<h3>Hinder</h3><p>${HINDRANCES_EXPLAINED}</p>${table(
        `Hinder per fråga, ${document.title}`,
        ['Fråga', 'Hinder'],
        document.hindrances.map(({ name, count }) => [name, count]),
      )}`
}
${document.areas.map(
  (area, inDocument) => html`<section><h3 id="${`o${at + 1}-${inDocument + 1}`}">${area.name}</h3>
${area.questions.map((question, inArea) => questionPart(question, questionId(at, inDocument, inArea), unit))}</section>\n`,
)}</section>\n`,
  );
  return layout(
    volume === null || number === 1 ? report.title : `${volume.title} – ${report.title}`,
    report.city,
    html`<article>
<h1>${report.title}</h1>
<p class="lead">Samlad uppföljning ${report.year} från ${report.owner}.</p>
${volumeLinks(slug, report)}
<dl>
<dt>Omgången stängdes</dt><dd>${report.closed}</dd>
<dt>Innehållet låstes</dt><dd>${report.frozen}. Det ändras inte; rättelser står som daterade tillägg.</dd>
${report.office === null ? '' : html`<dt>Text från ${report.office.by}</dt><dd>${report.office.edition}. <span class="hash">Kontrollsumma (SHA-256): ${report.office.hash}</span></dd>`}
<dt>Publicerades</dt><dd>${date(publishedAt)}</dd>
<dt>Kontrollsumma (SHA-256)</dt><dd class="hash">${report.hash}</dd>
</dl>
<section><h2 id="filer">Hämta rapporten</h2><ul>
${fileLinks(slug, report)}</ul></section>
${contents(report)}
${chapterOf(report)}
${
  report.summary
    ? html`<section><h2 id="sammanfattning">${report.overviewHeading}</h2>
${prose(report.introduction)}<ul>${report.facts.map((fact) => html`<li>${fact}</li>\n`)}</ul>
${counts('Svaren per dokument', 'Dokument', report.byDocument)}</section>`
    : ''
}
${
  report.addenda.length === 0
    ? ''
    : html`<section><h2 id="tillagg">Tillägg efter låsningen</h2>${report.addenda.map((each) => html`<section class="addendum"><h3>${each.heading}</h3>${each.about === '' ? '' : html`<p>Gäller ${each.about}</p>`}${prose(each.text)}</section>`)}</section>`
}
${documents}
${
  report.summary
    ? html`<section><h2 id="fullstandighet">Hur fullständiga svaren är</h2>
<p>${COMPLETE_EXPLAINED}</p>
${table('Besvarade frågor per nämnd och bolag', ['Nämnd eller bolag', ...COMPLETE_HEADINGS], report.completeness)}
${table('Besvarade frågor per dokument', ['Dokument', ...COMPLETE_HEADINGS, 'Indikatorer'], report.documentCompleteness)}</section>`
    : ''
}
</article>`,
  );
}

/** What stands where a withdrawn report was. */
export const withdrawnPage = (report: PublicReport, city: string) =>
  layout(
    report.title,
    city,
    html`<h1>${report.title}</h1>
<p class="lead">Rapporten drogs tillbaka ${date(report.decidedAt)} av ${report.owner}.</p>
<h2>Skäl</h2>
${report.reason.split(/\n+/).map((line) => html`<p>${line}</p>`)}
<p><a href="/publicerat">Till det som är publicerat</a></p>`,
  );

export const missingPage = (city: string) =>
  layout(
    'Sidan finns inte',
    city,
    html`<h1>Sidan finns inte</h1>
<p class="lead">Ingen publicerad rapport har den här adressen.</p>
<p><a href="/publicerat">Till det som är publicerat</a></p>`,
  );

/** Everything that is published. */
export const listPage = (reports: readonly PublicSummary[], city: string) =>
  layout(
    'Publicerade uppföljningar',
    city,
    html`<h1>Publicerade uppföljningar</h1>
<p class="lead">Vad nämnder och bolag har svarat om de styrande dokumenten, år för år.</p>
${
  reports.length === 0
    ? html`<p>Inget är publicerat ännu.</p>`
    : html`<ul class="reports">${reports.map(
        (report) => html`<li><h2><a href="${`/publicerat/rapport/${report.slug}`}">${report.title}</a></h2>
<p>${report.owner}. Publicerades ${date(report.publishedAt)}.</p></li>\n`,
      )}</ul>`
}
<h2>Öppna data</h2>
<p>Innehållet får användas fritt (CC0). Varje rapport finns som CSV, XLSX och JSON, och beskrivs i en katalog enligt <a href="/publicerat/dcat.rdf">DCAT-AP-SE</a>.</p>`,
  );
