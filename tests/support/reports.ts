import { changeOf } from '../../src/modules/followup/compiled/rules/change.ts';
import type { OfficeText } from '../../src/modules/publishing/contract/content.ts';
import type { ReportAnswer, ReportEdition } from '../../src/modules/publishing/contract.ts';
import { buildReport, type ReportSource } from '../../src/modules/publishing/rules/build.ts';
import { canonicalJson, hashOf } from '../../src/modules/publishing/rules/canonical.ts';

const idOf = (kind: number, number: number) =>
  `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
const VALUES = ['yes', 'partly', 'no', 'not-applicable'] as const;

/** Every third board has a link, a file and a link that must not be followed; titles not in order. */
const evidenceOf = (board: number, question: number): ReportAnswer['evidence'] =>
  board % 3 !== 1
    ? []
    : [
        {
          kind: 'file',
          title: 'Närvaro <per> skola',
          href: null,
          fileName: `närvaro-${board}-${question}.csv`,
          size: 49_000 + board,
          sha256: String(board * 100 + question).padStart(64, 'a'),
        },
        {
          kind: 'link',
          title: `=Årsrapport & "bilaga" ${board}`,
          href: `https://www.provkoping.example/rapport?n=${board}&del=${question}&${'a'.repeat(60)}`,
          fileName: null,
          size: null,
          sha256: null,
        },
        { kind: 'link', title: 'Ond', href: 'javascript:alert(1)', fileName: null, size: null, sha256: null },
      ];

export interface MadeReport {
  boards: number;
  questions: number;
  /** The comment of a board to a question, by their numbers. */
  comment: (board: number, question: number) => string;
  /** Where the answer was read from; left out, the round is one that boards answered. */
  source?: (board: number, question: number) => ReportAnswer['source'];
}

/** A closed round with as many boards and questions as wanted: board 0 never answers; measure 1:1 was asked before. */
export function madeSource({ boards, questions, comment, source }: MadeReport): ReportSource {
  const organisations = Array.from({ length: boards }, (_, number) => ({
    id: idOf(1, number),
    name: `Nämnd ${String(number).padStart(2, '0')}`,
  }));
  const change = (question: number) =>
    question > 0
      ? null
      : changeOf(
          {
            year: 2024,
            roundTitle: 'Uppföljning 2024',
            values: organisations.map((organisation) => ({ organisation, value: 'no' as const })),
          },
          organisations.map((organisation, board) => ({
            organisation,
            value: board === 0 ? null : answerOf(board, question).value,
          })),
          new Map(),
        );
  const answerOf = (board: number, question: number): ReportAnswer => ({
    organisation: organisations[board]!,
    value: VALUES[(board + question) % 4]!,
    reason: (board + question) % 4 === 3 ? 'Berör inte nämnden.' : '',
    comment: comment(board, question),
    status: board % 2 === 0 ? 'ongoing' : null,
    hindrance: board % 3 === 0 ? 'Tid' : '',
    cost: board % 4 === 0 ? 25_000 : null,
    evidence: evidenceOf(board, question),
    ...(source ? { source: source(board, question) } : {}),
  });
  return {
    city: 'Provköping',
    round: {
      id: idOf(2, 0),
      title: 'Uppföljning 2025',
      year: 2025,
      owner: { id: idOf(2, 1), name: 'Kommunstyrelsen' },
      openedOn: '2025-10-13',
      dueOn: '2025-12-12',
      closedAt: '2025-12-19T14:05:00.000Z',
      introduction: 'Svara kort.',
    },
    organisations,
    documents: [
      {
        versionId: idOf(3, 0),
        title: 'Planen',
        diaryNumber: '0123/25',
        indicators: [
          {
            goal: 'Färre brott',
            name: 'Anmälda brott',
            unit: 'antal',
            baselineYear: 2022,
            baseline: 0,
            targetYear: 2026,
            target: null,
          },
        ],
        areas: [
          {
            number: '1',
            title: 'Tidigt',
            questions: Array.from({ length: questions }, (_, question) => ({
              id: idOf(4, question),
              lineageId: idOf(5, question),
              kind: 'measure' as const,
              through: [],
              number: `1:${question + 1}`,
              title: `Insats ${question + 1}`,
              text: `Har ni arbetat med insats ${question + 1}?`,
              expectedResult: 'Det blir bättre.',
              responsible: ['Nämnd 01 (samordnar)'],
              answers: organisations.slice(1).map((_, index) => answerOf(index + 1, question)),
              unanswered: organisations.slice(0, 1),
              change: change(question),
            })),
          },
        ],
      },
    ],
    facts: [],
  };
}

export function editionOf(
  source: ReportSource,
  addenda: ReportEdition['addenda'] = [],
  office: ReportEdition['office'] = null,
): ReportEdition {
  const content = buildReport(source);
  return {
    content,
    hash: hashOf(canonicalJson(content)),
    frozenAt: '2025-12-19T14:05:00.000Z',
    addenda,
    office,
  };
}

/** A text of the office about everything that `madeSource` has: the whole, the document and its questions. */
export function madeOffice(
  { documents }: ReportSource,
  text: (section: string) => string = (section) => `Vi säger om ${section}.\n\nAndra stycket om ${section}.`,
): NonNullable<ReportEdition['office']> {
  const said: OfficeText = {
    summary: text('helheten'),
    assessment: text('året'),
    documents: documents.map(({ versionId, title }) => ({ versionId, assessment: text(title) })),
    questions: documents.flatMap(({ areas }) =>
      areas.flatMap(({ questions }) =>
        questions.map(({ id, number }) => ({ questionId: id, comment: text(`fråga ${number}`) })),
      ),
    ),
  };
  return {
    ...said,
    number: 2,
    by: 'Stadsledningskontoret',
    decidedAt: '2026-03-03T08:30:00.000Z',
    hash: hashOf(canonicalJson(said)),
  };
}

export const ADDENDUM: ReportEdition['addenda'][number] = {
  id: idOf(6, 0),
  number: 1,
  text: 'Nämnd 00 svarade för sent.',
  questionId: null,
  about: '',
  by: 'Kommunstyrelsen',
  addedAt: '2026-02-11T09:20:00.000Z',
};
