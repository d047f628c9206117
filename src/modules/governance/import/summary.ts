import type { DocumentProposal, ProposedItem } from './contract.ts';
import type { RecognisedProposal } from './run.ts';

const kinds: Record<DocumentProposal['kind'], string> = {
  plan: 'Plan',
  program: 'Program',
  answers: 'Besvarad uppföljning',
  'consultation-replies': 'Sammanställning av remissvar',
  statement: 'Tjänsteutlåtande',
};

/** What was found in a document, as lines a person reads: how many of each, what is missing, what was not placed. */
export function summarise(proposal: RecognisedProposal): string {
  const lines = describe(proposal);
  for (const other of proposal.otherDocuments) lines.push('', 'I samma fil:', ...describe(other));
  return lines.join('\n');
}

function describe(proposal: DocumentProposal): string[] {
  const title = 'title' in proposal && proposal.title ? proposal.title : 'utan titel';
  return [
    `${kinds[proposal.kind]}: ${proposal.kind === 'answers' ? `${proposal.documents.length} dokument` : title}`,
    ...describeParts(proposal),
    ...describeUnplaced(proposal.unplaced),
  ];
}

function describeParts(proposal: DocumentProposal): string[] {
  switch (proposal.kind) {
    case 'plan':
      return [
        `Gäller: ${years(proposal)}`,
        `Fokusområden: ${proposal.focusAreas.length}`,
        ...describeItems(
          'Insatser',
          proposal.focusAreas.flatMap((area) => area.measures),
        ),
        ...describeRest(proposal),
      ];
    case 'program':
      return [
        `Gäller: ${years(proposal)}`,
        `Målområden: ${proposal.goalAreas.length}`,
        ...describeItems(
          'Strategier',
          proposal.goalAreas.flatMap((area) => area.strategies),
        ),
        ...describeRest(proposal),
      ];
    case 'answers': {
      const answers = proposal.documents
        .flatMap((document) => document.groups)
        .flatMap((group) => group.answers);
      const count = (value: string) => answers.filter(({ answer }) => answer === value).length;
      return [
        `Svar: ${answers.length} (ja ${count('yes')}, delvis ${count('partly')}, nej ${count('no')}, inte aktuellt ${count('not-applicable')})`,
      ];
    }
    case 'consultation-replies':
      return [`Remissvar: ${proposal.replies.length}`];
    case 'statement':
      return [
        `Diarienummer: ${proposal.diaryNumber ?? 'saknas'}`,
        `Förslag till beslut: ${proposal.proposals.length}`,
        `Avsnitt: ${proposal.sections.length}`,
        `Definitioner: ${proposal.definitions.length}`,
        `Kriterier: ${proposal.criteria.length}`,
      ];
  }
}

function years({ validFrom, validTo }: { validFrom: number | null; validTo: number | null }): string {
  return validFrom === null && validTo === null ? 'saknas' : `${validFrom ?? '?'}–${validTo ?? '?'}`;
}

function describeItems(name: string, items: ProposedItem[]): string[] {
  const ownerless = items.filter(
    ({ responsible, responsibleScope }) => responsible.length === 0 && !responsibleScope,
  );
  const numbers = ownerless.map(({ number, title }) => number ?? title).join(', ');
  return [`${name}: ${items.length}`, ...(ownerless.length > 0 ? [`  utan ansvarig: ${numbers}`] : [])];
}

function describeRest(proposal: Extract<DocumentProposal, { kind: 'plan' | 'program' }>): string[] {
  return [
    `Indikatorer: ${proposal.indicators.length}`,
    `Kopplade dokument: ${proposal.relatedDocuments.length}`,
    `Stödjande dokument: ${proposal.supportingDocuments.length}`,
  ];
}

function describeUnplaced(unplaced: { text: string }[]): string[] {
  if (unplaced.length === 0) return ['All text fick en plats.'];
  const first = unplaced.slice(0, 10).map(({ text }) => `  – ${shorten(text)}`);
  const more = unplaced.length > 10 ? [`  … och ${unplaced.length - 10} till`] : [];
  return [`Text utan plats: ${unplaced.length} stycken`, ...first, ...more];
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 90 ? `${line.slice(0, 89)}…` : line;
}
