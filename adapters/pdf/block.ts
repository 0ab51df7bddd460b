/** A piece of a line, ordinary or bold. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
}

export interface Column {
  readonly title: string;
  /** Its part of the width, in proportion to the others. */
  readonly share: number;
}

/** What a document is made of, one below the other. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly Run[])[] }
  /** Its titles stand again on each page. A row is as long as its columns, and never stands on two pages. */
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

export const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text, bold: false }] });
