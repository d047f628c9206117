/** A document as its parts, from which the tests make the same document as PDF and as Word file. */
export type Block =
  | { heading: string; level: 1 | 2 | 3 }
  | { paragraph: string }
  /** A paragraph that begins with a label in bold. */
  | { label: string; text: string }
  | { bullets: string[] }
  /** Rows of cells; "\n" in a cell begins a new paragraph in it. `widths` are parts of the text's width. */
  | { table: string[][]; widths: number[] }
  /** Prose set as newspaper columns on paper. */
  | { columns: string[] }
  | { footnote: string }
  | { pageBreak: true };

export type BlockDocument = {
  /** Stands at the top of every page, with the page's number as `2 (4)`. */
  pageHeader?: string;
  blocks: Block[];
};
