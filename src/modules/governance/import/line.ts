/** A table cell of a line, with its place in the source. */
export interface Cell {
  text: string;
  start: number;
  end: number;
}

/** A line with content: blank lines and page furniture are gone, but leave their trace in the flags. */
export interface Line {
  /** Place in the list of lines. */
  index: number;
  /** Offsets of the visible content in the source. */
  start: number;
  end: number;
  /** Content with repaired characters, without heading marks, bullet, bold marks and doubled spaces. */
  text: string;
  blankBefore: boolean;
  pageStart: boolean;
  /** 1 for '# ', 2 for '## ' …; 0 for a line that is not marked as a heading. */
  level: number;
  bold: boolean;
  bullet: boolean;
  /** Cells where the line is a table row (tabs, markdown table, wide gaps), else null. */
  cells: Cell[] | null;
}
