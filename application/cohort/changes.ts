import type { Gender } from '../../domain/codes/recall.ts';
import type { WrittenFormat } from '../../domain/codes/written-format.ts';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { CommandOf } from '../../domain/participant/commands.ts';
import type { Contact, Demographics, PersonName } from '../../domain/participant/demographics.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { sameValue } from '../../domain/participant/same-value.ts';
import type { CohortRow } from './row.ts';

type Changes = CommandOf<'change-demographics'>['with'];

/**
 * What a row says differently from the record. A blank name, date of birth, gender or address tells nothing and changes
 * nothing; a blank anything else means that there is none (any more).
 */
export const changesIn = (row: CohortRow, p: Participant, today: CivilDate): Changes => {
  const now = p.demographics;
  const told = {
    name: nameIn(row, now.name),
    dateOfBirth: row.dateOfBirth ?? now.dateOfBirth,
    gender: row.gender ?? now.gender,
    practice: row.practice,
    address: row.address ?? now.address,
    contact: contactIn(row, now.contact.format),
  } satisfies Demographics;
  const differing = (Object.keys(told) as (keyof Demographics)[]).filter((key) => !sameValue(told[key], now[key]));
  const changed: Changes = Object.fromEntries(differing.map((key) => [key, told[key]]));
  return row.inactive?.reason === p.inactive?.reason ? changed : { ...changed, inactive: inactiveFrom(row, today) };
};

/** A row that takes somebody off the register says nothing else of them, and nothing new of who left or died before. */
export const withdrawalOf = (row: CohortRow, p: Participant, today: CivilDate): Changes => ({
  ...(p.demographics.practice === null ? {} : { practice: null }),
  ...(p.inactive === null ? { inactive: inactiveFrom(row, today) } : {}),
});

const nameIn = ({ name }: CohortRow, now: PersonName): PersonName => ({ ...name, given: name.given ?? now.given, family: name.family ?? now.family });

/** How somebody can be reached, and in what form they need what is written; `known` holds where the file doesn't tell that. */
export const contactIn = ({ contact, format }: CohortRow, known: WrittenFormat | undefined): Contact => {
  const needed = format === undefined ? known : (format ?? undefined);
  return needed === undefined ? contact : { ...contact, format: needed };
};

/** Without a date in the row it holds from the day on which it became known here. */
export const inactiveFrom = ({ inactive }: CohortRow, today: CivilDate): NonNullable<Changes['inactive']> | null =>
  inactive === null ? null : { reason: inactive.reason, since: inactive.since ?? today };

/** Whether this may be somebody else: two of family name, date of birth and gender differ at once. */
export const isConfusion = (row: CohortRow, { demographics: { name, dateOfBirth, gender } }: Participant): boolean =>
  [
    differs<string>(row.name.family?.toUpperCase() ?? null, name.family.toUpperCase()),
    differs<CivilDate>(row.dateOfBirth, dateOfBirth),
    differs<Gender>(row.gender, gender),
  ].filter(Boolean).length >= 2;

const differs = <T>(told: T | null, now: T): boolean => told !== null && told !== now;
