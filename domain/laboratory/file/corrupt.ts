import { oneOf } from '../../codes/one-of.ts';
import type * as t from 'io-ts';

/** Why nothing of a file could be taken, in words for the laboratory. */
export const corruptions = {
  'empty': 'The file holds nothing.',
  'too-large': 'The file is larger than any file that this system takes.',
  'not-text': 'The file holds bytes that are no text in the character set it names.',
  'unknown-layout': 'The file is in none of the layouts that this system reads.',
  'invalid-message-type': 'A message is of another type than MEDRPT NHS004.',
  'bad-file-contents': 'A segment is missing, doubled, out of place or not as the layout says.',
  'extract-error': 'The file is cut short: a segment has no end, or the interchange has no trailer.',
  'wrong-count': 'A count in a trailer is not what the file holds.',
  'wrong-reference': 'A trailer names another reference than its header.',
  'unknown-laboratory': 'The sender is none of the laboratories of the programme.',
} as const;

export type Corruption = keyof typeof corruptions;
export const Corruption = oneOf('Corruption', ...(Object.keys(corruptions) as Corruption[])) as t.Type<Corruption>;
