import { text, wholeNumber, written } from './schema/constrained.ts';

const revisionIn = (etag: string): number | null => {
  const [, digits] = /^"(\d{1,15})"$/.exec(etag) ?? [];
  return digits === undefined ? null : Number(digits);
};

/** What `etagOf` wrote. */
export const EntityTag = written<number>(
  'EntityTag',
  { pattern: '^"\\d{1,15}"$', description: 'The ETag that came with the participant: its revision in double quotes. If the record has another one by now, nothing is stored.' },
  revisionIn,
);

export const etagOf = (revision: number): string => `"${revision}"`;

export const IdempotencyKey = text('IdempotencyKey', {
  minLength: 8,
  maxLength: 128,
  pattern: '^[!-~]*$',
  description: 'A UUID or another text of 8 to 128 printable characters of your own, new for each thing you want done. The same key again, for the same person, is answered as the first time and does nothing twice.',
});

export const Position = wholeNumber(
  'Position',
  0,
  Number.MAX_SAFE_INTEGER,
  'The position that an earlier answer gave in the header of this name: the answer waits, at most two seconds, until it shows what was done then.',
);

export const positionHeader = 'csms-position';
