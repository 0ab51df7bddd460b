import * as E from 'fp-ts/lib/Either.js';
import { isNonEmpty } from 'fp-ts/lib/Array.js';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Decision } from '../../domain/decision.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import { decide } from '../../domain/participant/decide.ts';
import { nothing, together } from '../../domain/participant/decide/drafting.ts';
import { evolve } from '../../domain/participant/evolve.ts';
import type { Participant, ParticipantRecord } from '../../domain/participant/participant.ts';
import type { Policy } from '../../domain/rules/policy.ts';
import { contentDigest } from '../intake/content-digest.ts';
import { type Fault, fault, type Faults, faultsOfRefusals } from '../intake/fault.ts';
import type { ParticipantId } from '../participant-id.ts';
import type { Known } from '../participants/work.ts';
import { changesIn, contactIn, inactiveFrom, isConfusion, withdrawalOf } from './changes.ts';
import type { CohortRow } from './row.ts';

/** What the rows about one NHS number are called in the events they bring about: their order can be read from it. */
const prefixOf = (about: ParticipantId): string => `cohort/${about}/`;

/** The same row makes the same id, in whichever file it comes; without the number, and without a way back to the person. */
export const commandIdOf = (about: ParticipantId, row: CohortRow): string =>
  `${prefixOf(about)}${row.change}/${contentDigest(row)}`;

/** The newest change about this NHS number that made an event of this record; empty when none did. */
const newestIn = (trail: Known['trail'], about: ParticipantId): string =>
  trail
    .filter(({ metadata }) => metadata.commandId.startsWith(prefixOf(about)))
    .map(({ metadata }) => metadata.commandId.slice(prefixOf(about).length).split('/')[0] ?? '')
    .reduce((a, b) => (a > b ? a : b), '');

export interface Circumstances {
  readonly about: ParticipantId;
  /** The newest change about this NHS number that was seen and changed nothing; empty when there is none. */
  readonly unchangedBy: string;
  readonly today: CivilDate;
  readonly policy: Policy;
}

/** What follows from a row of the cohort file for the record as it stands. Older than what was taken before: nothing. */
export const decideRow =
  (row: CohortRow, { about, unchangedBy, today, policy }: Circumstances) =>
  ({ record, trail }: Known): E.Either<Faults, Decision> => {
    const taken = newestIn(trail, about);
    if (row.change < taken || row.change <= unchangedBy) return E.right(nothing);
    const commands = record.kind === 'participant' ? changing(row, record, today) : joining(row, today);
    if (E.isLeft(commands)) return commands;
    if (row.change === taken && commands.right.length > 0) return E.left([fault('same-change-differs', 'serial_change_number')]);
    return inTurn(record, commands.right, today, policy);
  };

const joining = (row: CohortRow, today: CivilDate): E.Either<Faults, readonly Command[]> => {
  if (row.type === 'withdrawn') return E.left([fault('unknown-participant', 'nhs_number')]);
  const { nhsNumber, name, dateOfBirth, gender, practice, address, supersededBy } = row;
  const missing = missingIn(row);
  if (isNonEmpty(missing)) return E.left(missing);
  if (name.family === null || dateOfBirth === null || gender === null) throw new Error('A complete row lacks a value');
  const demographics = { name: { ...name, family: name.family }, dateOfBirth, gender, practice, address, contact: contactIn(row, undefined) };
  const inactive = inactiveFrom(row, today);
  return E.right([
    command('register', { nhsNumber, demographics }),
    ...(inactive === null ? [] : [command('change-demographics', { inactive })]),
    ...(supersededBy === null ? [] : [command('change-demographics', { nhsNumber: supersededBy })]),
  ]);
};

const changing = (row: CohortRow, p: Participant, today: CivilDate): E.Either<Faults, readonly Command[]> => {
  const { nhsNumber, supersededBy, type } = row;
  if (nhsNumber !== p.nhsNumber) return supersededBy === p.nhsNumber ? E.right([]) : E.left([fault('superseded-number', 'nhs_number')]);
  if (supersededBy !== null) return E.right([command('change-demographics', { nhsNumber: supersededBy })]);
  const missing = type === 'add' ? missingIn(row) : [];
  if (isNonEmpty(missing)) return E.left(missing);
  if (isConfusion(row, p)) return E.left([fault('confusion')]);
  const changes = type === 'withdrawn' ? withdrawalOf(row, p, today) : changesIn(row, p, today);
  return E.right(Object.keys(changes).length === 0 ? [] : [command('change-demographics', changes)]);
};

/** What a person who joins cannot be without. */
const missingIn = ({ name, dateOfBirth, gender, address }: CohortRow): Fault[] =>
  Object.entries({ family_name: name.family, given_name: name.given, date_of_birth: dateOfBirth, gender, address_line_1: address })
    .filter(([, value]) => value === null)
    .map(([field]) => fault('missing-value', field));

const inTurn = (record: ParticipantRecord, commands: readonly Command[], today: CivilDate, policy: Policy): E.Either<Faults, Decision> => {
  let now = record;
  const parts: Decision[] = [];
  for (const each of commands) {
    const decided = decide(now, each, today, policy);
    if (E.isLeft(decided)) return E.left(faultsOfRefusals(decided.left));
    parts.push(decided.right);
    now = decided.right.events.reduce(evolve, now);
  }
  return E.right(together(...parts));
};
