/** Text of one source file as it was read; offsets everywhere are UTF-16 indexes into `text`. */
export interface SourceText {
  text: string;
  pages: { page: number; start: number; end: number }[];
}
