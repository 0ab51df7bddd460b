import { isNonEmpty } from 'fp-ts/lib/Array.js';
import * as E from 'fp-ts/lib/Either.js';
import type { CohortRow } from '../../../application/import-cohort.ts';
import { type Fault, fault, type Faults } from '../../../application/intake/fault.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { Cells } from './columns.ts';
import { type RowValues, valuesOf } from './row-values.ts';

/** A row of the cohort file by the rules that hold on receipt, or everything that is wrong with it. */
export const cohortRow = (cells: Cells, today: CivilDate): E.Either<Faults, CohortRow> =>
  E.chain((values: RowValues): E.Either<Faults, CohortRow> => {
    const faults = contradictionsIn(values);
    return isNonEmpty(faults) ? E.left(faults) : E.right(rowOf(values));
  })(valuesOf(cells, today));

const isWithdrawn = ({ type, isInvalid }: RowValues): boolean => type === 'withdrawn' || isInvalid;

/** Whoever is registered with no practice may be kept under a code that stands for none. */
const isDummy = (practice: string | null): boolean => practice?.startsWith('ZZZ') ?? false;

/** Practices in Wales, whose patients the Welsh programme calls. */
const isWelsh = (practice: string | null): boolean => /^W\d{5}$/.test(practice ?? '');

const contradictionsIn = (values: RowValues): Fault[] => {
  const { practice, removal, supersededBy, isFormalDeath } = values;
  // What these rows are about is the number itself, not where the person is registered.
  if (isWithdrawn(values) || supersededBy !== null) return [];
  const isRegistered = practice !== null && !isDummy(practice);
  const eitherOr = isRegistered !== (removal !== null) || (isDummy(practice) && removal === null);
  return [
    ...(eitherOr ? [] : [fault('practice-or-removal', practice === null ? 'primary_care_provider' : 'reason_for_removal')]),
    ...(isFormalDeath === true && removal?.inactive !== 'died' ? [fault('formal-death-without-removal', 'reason_for_removal')] : []),
  ];
};

const rowOf = (values: RowValues): CohortRow => {
  const { nhsNumber, supersededBy, prefix, given, otherGiven, family, previousFamily, dateOfBirth, gender, practice } = values;
  const { telephone, mobile, email, language, interpreter } = values;
  return {
    type: isWithdrawn(values) ? 'withdrawn' : values.type,
    nhsNumber,
    change: `${values.serial.padStart(18, '0')}-${values.changedAt}`,
    supersededBy,
    name: { prefix, given, otherGiven, family, previousFamily },
    dateOfBirth,
    gender,
    practice: isWithdrawn(values) || isDummy(practice) || isWelsh(practice) ? null : practice,
    address: addressOf(values),
    contact: { telephone, mobile, email, language, interpreter },
    ...('format' in values ? { format: values.format } : {}),
    inactive: inactiveBy(values),
  };
};

const addressOf = ({ line1, line2, line3, line4, line5, postcode }: RowValues): CohortRow['address'] => {
  const lines = [line1, line2, line3, line4, line5].filter((line) => line !== null);
  return lines.length === 0 && postcode === null ? null : { lines, postcode };
};

/** The day of death counts only with the reason that says so; without one it is the day of removal. */
const inactiveBy = (values: RowValues): CohortRow['inactive'] => {
  const { removal, removedFrom, diedOn, practice, practiceFrom, supersededBy } = values;
  const reason = removal?.inactive ?? null;
  if (reason === 'died') return { reason, since: diedOn ?? removedFrom };
  if (supersededBy !== null) return null;
  if (isWithdrawn(values)) return { reason: 'removed', since: null };
  if (isWelsh(practice)) return { reason: 'wales', since: practiceFrom };
  return reason === null ? null : { reason, since: removedFrom };
};
