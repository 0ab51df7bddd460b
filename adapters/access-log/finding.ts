/** Something wrong with the access log. */
export interface AccessFinding {
  readonly kind: keyof typeof accessFindings;
  readonly book: number;
  /** Of the entry named; null: the book itself. */
  readonly number: number | null;
}

/** What each kind means, as the end of "Entry 7 of book 3 … " or "Book 3 … ". */
export const accessFindings = {
  'book-changed': 'is not as it was opened, or does not follow the book before it',
  'book-missing': 'is no longer there',
  'changed': 'is not as it was written, or does not follow the entry before it',
  'missing': 'is no longer there',
  'rewritten': 'was another when a later book was opened: entries up to it were changed, put in or taken out, and the digests written anew',
  'of-no-book': 'stands in a book that was never opened',
} as const;
