import * as t from 'io-ts';
import { oneOf } from '../../codes/one-of.ts';
import { CivilDate } from '../../dates/civil-date.ts';
import { CaseNumber } from '../../identifiers/case-number.ts';
import { Corruption } from './corrupt.ts';

/** The way by which a file came. */
export const Channel = oneOf('Channel', 'upload', 'folder', 'mesh', 'api');
export type Channel = t.TypeOf<typeof Channel>;

const on = { on: CivilDate };
const byHand = { by: t.string, caseNumber: CaseNumber, comment: t.string, ...on };

/** What a laboratory's file says of itself: whose it is, for which area, and which number in the row of its files. */
export const Interchange = t.type(
  {
    /** National code, five characters. */
    laboratory: t.string,
    /** Cipher of the area, one to three letters; empty where the file names none. */
    area: t.string,
    /** Null: it stands in no row. */
    sequence: t.union([t.Integer, t.null]),
    /** When it was made, as it says: `yyyy-mm-ddThh:mm`; null: it does not say. */
    madeAt: t.union([t.string, t.null]),
    wantsAnswer: t.boolean,
  },
  'Interchange',
);
export type Interchange = t.TypeOf<typeof Interchange>;

/** What a laboratory is told of its file as a whole. */
export const AnswerStatus = oneOf('AnswerStatus', 'accepted', 'partly', 'rejected');
export type AnswerStatus = t.TypeOf<typeof AnswerStatus>;

/**
 * What can happen to a laboratory's file. Names and shapes are a storage contract. A file is known by the digest of its
 * content: sent again, it is the same file.
 */
export const fileEventData = {
  /** `digest`: SHA-256 (hex) of its bytes. `name`: as it was called where it came from. */
  'file-received': t.type({ digest: t.string, name: t.string, channel: Channel, bytes: t.Integer, ...on }),
  'file-received-again': t.type({ name: t.string, channel: Channel, ...on }),
  /** It could be read, and holds so many items; each of them is received by itself. */
  'file-read': t.type({ interchange: Interchange, items: t.Integer, ...on }),
  /** Nothing of it was taken. `segment`: where, from 1; 0: the file as a whole. `interchange`: what it says of itself, as far as it could be read. */
  'file-corrupt': t.intersection([t.type({ reason: Corruption, segment: t.Integer, ...on }), t.partial({ interchange: Interchange })]),
  /** Every item stands in the log. */
  'file-taken-in': t.type({ items: t.Integer, ...on }),
  /** The laboratory was sent an answer: accepted, accepted in part, or rejected. */
  'file-answered': t.type({ status: AnswerStatus, reference: t.string, ...on }),
  /** Somebody told the laboratory that the file is corrupt. */
  'laboratory-informed': t.type(byHand),
  'file-resolved': t.type(byHand),
} as const;

/**
 * What can happen in the row of files that one laboratory sends for one area. Its numbers follow on each other: one that is
 * passed over is a file that may be missing.
 */
export const linkEventData = {
  /** `file`: the number of its stream. `missing`: numbers that this one passed over, at most a hundred of them. */
  'sequence-received': t.type({ sequence: t.Integer, file: t.string, missing: t.array(t.Integer), ...on }),
  /** A number that came before, with another content. */
  'sequence-repeated': t.type({ sequence: t.Integer, file: t.string, ...on }),
  'missing-file-told': t.type({ sequence: t.Integer, ...byHand }),
  'missing-file-resolved': t.type({ sequence: t.Integer, ...byHand }),
} as const;

type Event<S extends Record<string, t.Mixed>> = { [T in keyof S & string]: { readonly type: T; readonly data: t.TypeOf<S[T]> } }[keyof S & string];
export type FileEvent = Event<typeof fileEventData>;
export type LinkEvent = Event<typeof linkEventData>;
