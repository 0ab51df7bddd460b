import { randomUUID } from 'node:crypto';
import type * as E from 'fp-ts/lib/Either.js';
import type { AccessLog, Unrecorded } from '../../application/ports/access-log.ts';
import type { Action } from '../../domain/access/action.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { readNumber } from '../../domain/identifiers/participant-number.ts';
import type { System } from '../system.ts';

let words = 'unnamed';

/** Which command this process carries out, by its words alone: what was typed after them may name somebody. */
export const commandIs = (typed: string): void => void (words = typed);

/** What is put on record of a command, beside who typed it. */
export interface Typed {
  readonly needs: Action;
  readonly refused: string | null;
  readonly people: readonly string[];
  readonly reason: string | null;
}

/** Puts on record that somebody typed the command that this process carries out, or what it did. */
export const putOnRecord = ({ record }: AccessLog, { user, role, group, organisation, session }: Identity, { needs, ...typed }: Typed): Promise<E.Either<Unrecorded, void>> =>
  record({ who: { user, role, group, organisation, session }, operation: `command line: ${words}`, action: needs, address: null, correlationId: randomUUID(), ...typed });

/** Whom a command is about that was given their number; nobody where it is none. */
export const personNamed = (number: string) => ({ ids }: Pick<System, 'ids'>): readonly string[] => {
  const read = readNumber(number);
  return read === null ? [] : [ids.of(read)];
};
