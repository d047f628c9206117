import type { PlanProposal, ProgramProposal } from './contract.ts';
import { readGoals } from './goals.ts';
import { areaKeywordOf } from './headings.ts';
import { readIndicators } from './indicators.ts';
import type { AreaDraft } from './items.ts';
import { proposeItem } from './items.ts';
import { readAreas } from './measures.ts';
import { readMetadata } from './metadata.ts';
import type { Reading } from './reading.ts';
import { listUnplaced, paragraphs } from './reading.ts';
import { readRelatedDocuments } from './related-documents.ts';
import { readSignatories } from './signatories.ts';
import { LIST_LABEL, readUnnumberedStrategies } from './strategies.ts';
import { readSupportingDocuments } from './supporting-documents.ts';

/** Reads a plan or program: particulars, areas with their items, indicators, and the documents around it. */
export function readGoverningDocument(
  reading: Reading,
  kind: 'plan' | 'program',
): PlanProposal | ProgramProposal {
  const { fields, ...metadata } = readMetadata(reading);
  const indicators = readIndicators(reading);
  const relatedDocuments = readRelatedDocuments(reading);
  const goals = readGoals(reading);
  const signatories = readSignatories(reading);
  const supportingDocuments = readSupportingDocuments(reading);
  const areas = readAreas(reading, areaKeywordOf(reading));
  if (kind === 'program')
    for (const area of areas) if (area.items.length === 0) readUnnumberedStrategies(reading, area);
  const common = {
    ...metadata,
    goals,
    signatories,
    indicators,
    relatedDocuments,
    supportingDocuments,
    fields,
    unplaced: listUnplaced(reading),
  };
  if (kind === 'program') {
    const goalAreas = areas.map((area) => ({
      ...proposeArea(reading, area),
      strategies: itemsOf(reading, area),
    }));
    return { kind, ...common, goalAreas };
  }
  const focusAreas = areas.map((area) => ({
    ...proposeArea(reading, area),
    measures: itemsOf(reading, area),
  }));
  return { kind, ...common, focusAreas };
}

function itemsOf(reading: Reading, area: AreaDraft) {
  return area.items.map((item) => proposeItem(reading, item, area.number));
}

function proposeArea(reading: Reading, area: AreaDraft) {
  const ends = [area.end, ...area.items.map((item) => item.end), ...area.description.map((line) => line.end)];
  return {
    number: area.number,
    title: area.title,
    description: paragraphs(
      reading,
      area.description.filter((line) => !LIST_LABEL.test(line.text)),
    ),
    source: { start: area.start, end: ends.reduce((latest, end) => Math.max(latest, end), 0) },
  };
}
