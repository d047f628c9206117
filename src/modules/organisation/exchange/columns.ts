import { roleName } from '../../../platform/i18n/role-names.ts';
import { ROLES, type Role } from '../../../platform/identity/contract.ts';
import type { OrganisationKind } from '../contract.ts';
import type { RegisterKind } from './contract.ts';

type ColumnType = 'text' | 'list' | 'day' | 'yes-no' | 'choice';

/** A column of a register file. Headings are Swedish whatever language the person reads. */
export interface Column {
  key: string;
  heading: string;
  type: ColumnType;
  /** Must be in the file and filled in. */
  required?: boolean;
  /** For a choice: what the file says for each code. */
  choices?: Readonly<Record<string, string>>;
  /** Width in a spreadsheet, in characters. */
  width: number;
}

export const KIND_NAMES: Record<OrganisationKind, string> = {
  council: 'Kommunfullmäktige',
  'executive-board': 'Kommunstyrelse',
  board: 'Nämnd',
  'company-board': 'Bolagsstyrelse',
  company: 'Bolag',
  administration: 'Förvaltning',
  'state-agency': 'Statlig myndighet',
  region: 'Region',
  'municipal-federation': 'Kommunalförbund',
  'civil-society': 'Civilsamhälle',
  'other-external': 'Annan extern part',
};
const AREA_KIND_NAMES = { 'city-area': 'Stadsområde', 'police-area': 'Lokalpolisområde' };
const ROLE_NAMES = Object.fromEntries(ROLES.map((role) => [role, roleName(role)])) as Record<Role, string>;

const text = (key: string, heading: string, width: number, required = false): Column => ({
  key,
  heading,
  type: 'text',
  width,
  ...(required ? { required } : {}),
});
const day = (key: string, heading: string): Column => ({ key, heading, type: 'day', width: 12 });
const choice = (
  key: string,
  heading: string,
  choices: Record<string, string>,
  required: boolean,
): Column => ({
  key,
  heading,
  type: 'choice',
  choices,
  width: 20,
  ...(required ? { required } : {}),
});

export const COLUMNS: Record<RegisterKind, readonly Column[]> = {
  organisations: [
    text('name', 'Namn', 44, true),
    choice('kind', 'Typ', KIND_NAMES, true),
    text('shortName', 'Kortnamn', 16),
    { key: 'aliases', heading: 'Andra namn', type: 'list', width: 36 },
    text('parent', 'Hör till', 32),
    text('area', 'Område', 16),
    text('successor', 'Gick upp i', 32),
    { key: 'inDeclarationOfIntent', heading: 'Avsiktsförklaring', type: 'yes-no', width: 16 },
    day('validFrom', 'Första dag'),
    day('validTo', 'Sista dag'),
    text('id', 'Id', 38),
  ],
  areas: [
    text('name', 'Namn', 32, true),
    choice('kind', 'Områdestyp', AREA_KIND_NAMES, true),
    day('validFrom', 'Första dag'),
    day('validTo', 'Sista dag'),
    text('id', 'Id', 38),
  ],
  people: [
    text('name', 'Namn', 28, true),
    text('title', 'Titel', 28),
    text('email', 'E-post', 32),
    choice('role', 'Roll', ROLE_NAMES, false),
    text('organisation', 'Organisation', 44),
    day('validFrom', 'Första dag'),
    day('validTo', 'Sista dag'),
    day('personFrom', 'Får logga in från'),
    day('personTo', 'Får logga in till'),
    text('personId', 'Person-id', 38),
    text('roleId', 'Roll-id', 38),
  ],
};

/** The column that no other kind has: by it a file or a sheet is recognised whatever it is called. */
export const TELLTALE: Record<RegisterKind, string> = {
  organisations: 'Typ',
  areas: 'Områdestyp',
  people: 'Roll',
};

export const SHEET_NAMES: Record<RegisterKind, string> = {
  organisations: 'Organisationer',
  areas: 'Områden',
  people: 'Personer och roller',
};

export const FILE_NAMES: Record<RegisterKind, string> = {
  organisations: 'organisationer',
  areas: 'omraden',
  people: 'personer-och-roller',
};
