import { withoutData } from './failure.ts';
import { code, count, counts, day, flag, id, type Kind, route } from './kinds.ts';

/** All that a line of the log can tell besides what happened. Nothing else can be logged, and a member that holds something else is left out. */
export interface Members {
  /** Class, code and place of an error. */
  readonly error?: unknown;
  /** Names one request. */
  readonly requestId?: string;
  readonly method?: string;
  /** As a pattern, such as /api/v1/participants/:participantId. */
  readonly route?: string;
  /** Of an HTTP answer; null: none came. */
  readonly status?: number | null;
  readonly milliseconds?: number;
  /** Of a refusal or a trouble. */
  readonly code?: string | null;
  readonly kind?: string;
  /** A day that was carried out, or was not begun. */
  readonly day?: string;
  readonly counts?: Readonly<Record<string, number>>;
  readonly total?: number;
  /** Letters that somebody must look at. */
  readonly needSomebody?: number;
  /** Records that a checkpoint covers. */
  readonly records?: number | undefined;
  /** Names a laboratory's file. */
  readonly file?: string;
  /** Where it stands. */
  readonly state?: string;
  /** It came before. */
  readonly again?: boolean;
  readonly taken?: number;
  readonly left?: number;
  /** A message of MESH, and one that it is about. */
  readonly meshMessage?: string | undefined;
  readonly linkedMessage?: string | null;
  readonly workflow?: string;
  /** Code of a letter, such as PX0A. */
  readonly letter?: string;
  /** Names a message to a participant, not the participant. */
  readonly message?: string;
  readonly known?: number;
  readonly unknown?: number;
}

type Name = keyof Members;

export const kinds: Readonly<Record<Name, Kind>> = {
  error: withoutData,
  requestId: id,
  method: code,
  route,
  status: count,
  milliseconds: count,
  code,
  kind: code,
  day,
  counts,
  total: count,
  needSomebody: count,
  records: count,
  file: id,
  state: code,
  again: flag,
  taken: count,
  left: count,
  meshMessage: id,
  linkedMessage: id,
  workflow: code,
  letter: code,
  message: id,
  known: count,
  unknown: count,
};
