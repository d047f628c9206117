import { z } from 'zod';

/** The kinds of row a register file can hold: one sheet each in XLSX, one file each in CSV. */
export const REGISTER_KINDS = ['organisations', 'areas', 'people'] as const;
export const RegisterKind = z.enum(REGISTER_KINDS);
export type RegisterKind = z.infer<typeof RegisterKind>;

/** The largest file that is read, and the most rows in it. */
export const MOST_BYTES = 5_000_000;
export const MOST_ROWS = 20_000;
/** How many rows a preview shows; the rest is counted. */
export const MOST_SHOWN = 500;

export const RowState = z.enum(['new', 'changed', 'unchanged', 'wrong']);
export type RowState = z.infer<typeof RowState>;

export const ImportRow = z.object({
  kind: RegisterKind,
  /** The row's number as the spreadsheet shows it. */
  row: z.int(),
  name: z.string(),
  state: RowState,
  /** What would change, by column heading. */
  changes: z.array(z.object({ column: z.string(), from: z.string(), to: z.string() })),
  /** What is wrong, each naming row and column, in the person's language. */
  faults: z.array(z.string()),
});
export type ImportRow = z.infer<typeof ImportRow>;

const Counts = z.object({ new: z.int(), changed: z.int(), unchanged: z.int(), wrong: z.int() });

/** What an import would do. Nothing has been saved. */
export const ImportPreview = z.object({
  /** Send it with the confirmation: nothing else than what was shown is then saved. */
  fingerprint: z.string(),
  sheets: z.array(z.object({ kind: RegisterKind, counts: Counts })),
  counts: Counts,
  /** Rows that are new, changed or wrong, the wrong ones first; at most 500. */
  rows: z.array(ImportRow),
  /** Further such rows that are not shown. */
  hidden: z.int(),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportResult = z.object({ counts: Counts });
export type ImportResult = z.infer<typeof ImportResult>;
