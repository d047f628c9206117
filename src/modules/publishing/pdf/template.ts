/**
 * The report in Typst. Everything that people have written comes in as data (`data.json`) and is put in as strings,
 * which Typst never reads as markup.
 */
export const TEMPLATE = String.raw`
#let d = json("/data.json")
#let accent = rgb(d.colour)
#let quiet = rgb("#5c574f")

#let volume-name = if d.volume == none { none } else {
  "del " + str(d.volume.number) + " av " + str(d.volume.count)
}
#let full-title = if volume-name == none { d.title } else { d.title + ", " + volume-name + ": " + d.volume.title }
#let num(n) = if type(n) == str { n } else if n < 1000 { str(n) } else {
  let rest = str(calc.rem(n, 1000))
  str(calc.quo(n, 1000)) + "\u{a0}" + "0" * (3 - rest.len()) + rest
}

#set document(title: full-title, author: (d.city, d.owner), keywords: ("SHA-256 " + d.hash,),
  description: "Samlad uppföljning " + str(d.year) + ", " + d.city,
  date: datetime(year: d.day.at(0), month: d.day.at(1), day: d.day.at(2)))
#set text(font: "Source Sans 3", lang: "sv", region: "SE", size: 10.5pt, fallback: false, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em, justify: false)
#set page(paper: "a4", margin: (x: 2.3cm, top: 2.7cm, bottom: 2.5cm),
  header: context if here().page() > 1 {
    set text(size: 8.5pt, fill: quiet)
    grid(columns: (auto, 1fr), column-gutter: 1cm, d.city,
      align(right, d.title + if volume-name == none { "" } else { ", " + volume-name }))
  },
  footer: context {
    set text(size: 8.5pt, fill: quiet)
    grid(columns: (1fr, auto),
      "Låst " + d.frozen + " · " + d.hash.slice(0, 16),
      str(here().page()) + " (" + str(counter(page).final().first()) + ")")
  })
#set heading(numbering: none)
#show heading: set text(fill: accent, weight: 600)
// Chapters of a few lines follow on the page of the one before.
#show heading.where(level: 1): it => {
  if it.has("label") and it.label == <follows> { v(1.6em) } else { pagebreak(weak: true) }
  block(below: 0.9em, text(size: 20pt, it.body))
}
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.8em, text(size: 15pt, it.body))
#show heading.where(level: 3): it => block(above: 1.6em, below: 0.7em, text(size: 12.5pt, it.body))
#show heading.where(level: 4): it => block(above: 1.1em, below: 0.45em, text(size: 10.5pt, fill: black, it.body))
#show figure: set block(breakable: false)
#show figure.caption: set text(size: 9pt, fill: quiet)
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb("#b9b2a6")), inset: (x: 4pt, y: 3.5pt),
  fill: (x, y) => if y == 0 { accent.lighten(88%) })
#show table.cell.where(y: 0): set text(weight: 600)
#show table: set text(size: 9pt)

#let line-break(lines) = lines.map(l => [#l]).join(linebreak())
#let prose(paragraphs) = for lines in paragraphs { par(line-break(lines)) }
#let said(label, paragraphs) = for (index, lines) in paragraphs.enumerate() {
  par(if index == 0 { emph(label + ": ") + line-break(lines) } else { line-break(lines) })
}
#let evidence(pieces) = if pieces.len() > 0 {
  block(above: 0.7em, below: 0.5em, sticky: true, emph("Underlag:"))
  list(..pieces.map(each => {
    if each.href == none [#each.title] else { link(each.href, text(fill: accent, underline(each.title))) }
    if each.about != "" { " (" + each.about + ")" }
  }))
}
// What the office says: set apart from what boards have answered, with a line along it.
#let office-said(body) = block(width: 100%, inset: (left: 11pt, right: 9pt, y: 9pt), above: 1.3em, below: 1.5em,
  fill: accent.lighten(93%), stroke: (left: 2.5pt + accent), body)
#let counted(heading, rows) = table(columns: (1fr, auto, auto, auto, auto, auto),
  align: (left, right, right, right, right, right),
  table.header(heading, "Ja", "Delvis", "Nej", "Inte aktuellt", "Inget svar"),
  ..for row in rows { (row.name, ..row.counts.map(num)) })
#let drawings(list, caption) = for (index, each) in list.enumerate() {
  figure(image(bytes(each.svg), format: "svg", width: 100%, alt: each.alt), supplement: "Bild",
    caption: if list.len() > 1 { caption + " (" + str(index + 1) + " av " + str(list.len()) + ")" } else { caption })
}

#place(top + left, dx: -2.3cm, dy: -2.7cm, pdf.artifact(rect(width: 21cm, height: 1.2cm, fill: accent)))
#v(4cm)
#text(size: 14pt, fill: quiet, d.city)
#v(0.3em)
#show title: set text(fill: accent, size: 30pt, hyphenate: true)
#title(d.title)
#v(0.6em)
#text(size: 12pt, "Samlad uppföljning " + str(d.year))
#if d.volume != none { par(text(size: 12pt, "Del " + str(d.volume.number) + " av " + str(d.volume.count) + ": " + d.volume.title)) }
#v(1fr)
#text(size: 9.5pt)[
  #d.owner, #d.city \
  #("Omgången stängdes " + d.closed + ". Innehållet låstes " + d.frozen + " och ändras inte; rättelser står som daterade tillägg.") \
  #("Kontrollsumma (SHA-256): " + d.hash.slice(0, 32) + " " + d.hash.slice(32))
  #if d.office != none [
    \ #("Text från " + d.office.by + ": " + lower(d.office.edition) + ".") \
    #("Textens kontrollsumma (SHA-256): " + d.office.hash.slice(0, 32) + " " + d.office.hash.slice(32))
  ]
]
#pagebreak()

#show outline.entry.where(level: 1): it => { set text(weight: 600); block(above: 1em, it) }
#outline(title: "Innehåll", depth: 3, indent: 1em)

#if d.summary and d.office != none and d.office.sections.len() > 0 [
  = #d.officeChapter
  #par(text(fill: quiet, d.office.edition + ". " + d.office.note))
  #for section in d.office.sections {
    heading(level: 2, section.heading)
    prose(section.text)
  }
]

#if d.summary [
  #if d.office != none and d.office.sections.len() > 0 [#heading(level: 1, d.overviewHeading) <follows>] else {
    heading(level: 1, d.overviewHeading)
  }
  #prose(d.introduction)
  #list(..d.facts.map(f => [#f]))
  #counted("Dokument", d.byDocument)
]

#if d.summary and d.volumes.len() > 0 [
  = Rapportens delar <follows>
  #table(columns: (auto, 1fr), align: (right, left), table.header("Del", "Innehåll"),
    ..for each in d.volumes { (str(each.number), each.title) })
]

#if d.addenda.len() > 0 [
  #if d.summary [= Tillägg efter låsningen <follows>] else [= Tillägg efter låsningen]
  #for each in d.addenda {
    heading(level: 2, each.heading)
    if each.about != "" { par("Gäller " + each.about) }
    prose(each.text)
  }
]

#for doc in d.documents {
  heading(level: 1, doc.title)
  if doc.diary != "" { par("Diarienummer " + doc.diary) }
  if doc.assessment.len() > 0 {
    heading(level: 2, d.assessmentBy)
    office-said(prose(doc.assessment))
  }
  if doc.overview and doc.byQuestion.len() > 0 {
    heading(level: 2, "Svaren i bild och tabell")
    drawings(doc.bars, "Hur svaren fördelar sig, fråga för fråga")
    counted("Fråga", doc.byQuestion)
    counted("Nämnd eller bolag", doc.byBoard)
  }
  if doc.indicators.len() > 0 {
    heading(level: 2, "Indikatorer")
    table(columns: (2fr, auto, auto, auto, auto), align: (left, left, right, right, right),
      table.header(..d.indicatorHeadings), ..doc.indicators.flatten())
  }
  if doc.hindrances.len() > 0 {
    heading(level: 2, "Hinder")
    par(d.hindrancesExplained)
    table(columns: (1fr, auto), align: (left, right), table.header("Fråga", "Hinder"),
      ..for each in doc.hindrances { (each.name, num(each.count)) })
  }
  for area in doc.areas {
    heading(level: 2, area.name)
    for question in area.questions {
      heading(level: 3, question.name)
      // What is asked stays on the page of its counts.
      block(sticky: true, {
        par(strong(question.text))
        said("Förväntat resultat", question.expected)
        par(emph("Ansvar: ") + question.responsible)
        if question.through != "" { par(emph("Följs upp genom insatserna: ") + question.through) }
      })
      counted("Svar", ((name: "Antal", counts: question.counts),))
      if question.facts.len() > 0 { list(..question.facts.map(f => [#f])) }
      if question.moved.len() > 0 { par("Ändrade svar: " + question.moved.join("; ") + ".") }
      if question.comment.len() > 0 {
        office-said({
          heading(level: 4, outlined: false, bookmarked: true, d.commentBy)
          prose(question.comment)
        })
      }
      for answer in question.answers {
        heading(level: 4, outlined: false, bookmarked: false, answer.board + ": " + answer.answer)
        prose(answer.comment)
        for each in answer.besides { said(each.label, each.text) }
        evidence(answer.evidence)
      }
      if question.unanswered != "" { par(emph("Inget svar: ") + question.unanswered) }
    }
  }
}

#let cells(rows) = rows.flatten().map(num)
#if d.summary [
  = Hur fullständiga svaren är
  #par(d.completeExplained)
  #table(columns: (1fr,) + (auto,) * 5, align: (x, y) => if x == 0 { left } else { right },
    table.header("Nämnd eller bolag", ..d.completeHeadings), ..cells(d.completeness))
  #table(columns: (1fr,) + (auto,) * 6, align: (x, y) => if x == 0 { left } else { right },
    table.header("Dokument", ..d.completeHeadings, "Indikatorer"), ..cells(d.documentCompleteness))
]

#let answer-map(part) = {
  let size = if part.columns.len() > 22 { 7pt } else { 8.5pt }
  show table: set text(size: size)
  let width = calc.min(9, 190 / part.columns.len()) * 1mm
  table(columns: (70mm,) + (width,) * part.columns.len(), inset: (x: 1pt, y: 2.2pt),
    align: (x, y) => if x == 0 { left + horizon } else { center + horizon }, stroke: 0.4pt + rgb("#b9b2a6"),
    table.header("Nämnd eller bolag", ..part.columns),
    ..for row in part.rows {
      (row.board, ..row.cells.map(key => if key == none { table.cell(fill: rgb("#f6f4f0"), "") } else {
        let (fill, ink) = d.fills.at(key)
        table.cell(fill: rgb(fill), text(fill: rgb(ink), weight: 600, d.mapLetters.at(key)))
      }))
    })
}
#if d.documents.any(doc => doc.maps.len() > 0) {
  set page(flipped: true, margin: (x: 1.5cm, top: 2.2cm, bottom: 2cm))
  heading(level: 1, "Bilaga: nämnder och bolag mot strategier och insatser")
  par(d.letters)
  for doc in d.documents {
    if doc.maps.len() > 0 { heading(level: 2, doc.title) }
    for part in doc.maps {
      answer-map(part)
      for note in part.notes { par(text(size: 8pt, note)) }
    }
  }
}
`;
