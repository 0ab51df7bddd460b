import { NotOurs } from '../event-log/not-ours.ts';

/** Something wrong with the log, at the first record that shows it. */
export interface Finding {
  readonly kind: keyof typeof findings;
  /** Place in the whole log: of the record named, or, where one is missing, of the next one that is there. */
  readonly position: number;
  readonly stream?: string;
  readonly revision?: number;
  readonly id?: string;
  /** How many records stand, or stood, before it, where a checkpoint tells. */
  readonly before?: number;
}

/** A file that is no checkpoint of ours tells of no record, and must not hide what is found of one. */
export const unsigned: Finding = { kind: 'checkpoint-unsigned', position: Number.MAX_SAFE_INTEGER };

/** What each kind means, as the end of "The record … "; of one unsigned, "A file … ". */
export const findings = {
  'changed': 'is not as it was written',
  'missing': 'is no longer there',
  'inserted': 'was not there when the log was covered by a checkpoint',
  'moved': 'stood elsewhere in the log when it was covered by a checkpoint',
  'among-changed': 'is the last of those covered by a checkpoint that does not agree with them; which of them was changed only its file of digests could tell, and that is gone',
  'chain-broken': 'does not follow the record before it in its stream: one of the two was changed, put in or taken out',
  'gap': 'does not follow the position before it: a record was taken out',
  'checkpoint-unsigned': 'among the checkpoints does not carry the signature of this key',
  'checkpoint-digests': 'is covered by a checkpoint whose file of digests was changed; the log itself agrees with the signed root',
} as const;

/** What a log that checks its records as it reads them met; anything else is thrown on. */
export const findingIn = (error: unknown): Finding => {
  if (!(error instanceof NotOurs) || error.suspect === null) throw error;
  const { position, stream, revision, id } = error.suspect;
  return { kind: error.isOutOfPlace ? 'chain-broken' : 'changed', position, stream, revision, id };
};

/** In the order in which they are worth telling: what is found first in the log, and of one record the plainer finding. */
export const earlier = (a: Finding | null, b: Finding): Finding => (a === null || b.position < a.position || (b.position === a.position && rank(b) < rank(a)) ? b : a);

const rank = ({ kind }: Finding): number => Object.keys(findings).indexOf(kind);
