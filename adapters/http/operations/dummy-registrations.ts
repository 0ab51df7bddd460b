import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { seenRow } from '../../../application/access/seen.ts';
import { likelyRecordsOf } from '../../../application/dummies/likely-records.ts';
import type { Sees } from '../../../domain/access/sees.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { identityOfDummy } from '../../../domain/laboratory/matching/likely.ts';
import { candidatesOnRecord } from '../../../projections/participant-summary/candidates.ts';
import { activeAmong, countDummies, dummies, dummiesThat, summariesOf } from '../../../projections/participant-summary/dummies.ts';
import { type ParticipantSummaryRow, participantSummaryTable } from '../../../projections/participant-summary/table.ts';
import { DummyRegistration, dummyRegistration, type DummyWithRecords } from '../answers/dummy-registration.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { exampleDummy } from '../examples/dummy-registration.ts';
import { list } from './list.ts';

const DummyState = oneOf('DummyState', 'active', 'inactive', 'with-likely-record');

/** These dummies with the records that are likely to be theirs. One that was deactivated is compared with nobody; a restricted one, and with one, by what is not hidden. */
const withRecords = async ({ db, policy, today }: ApiDependencies, sees: Sees, all: readonly ParticipantSummaryRow[]): Promise<readonly DummyWithRecords[]> => {
  const rows = all.map((row) => seenRow(sees, row));
  const compared = rows.filter(({ registration }) => registration === 'active');
  const identities = compared.map((row) =>
    identityOfDummy({ familyName: row.family_name, givenName: row.given_name, otherGivenNames: row.other_given_names, previousFamilyName: row.previous_family_name, dateOfBirth: row.date_of_birth, postcode: row.postcode }));
  const hits = await likelyRecordsOf({ candidates: candidatesOnRecord(db, sees), active: activeAmong(db), policy }, identities, today());
  const records = await summariesOf(db)(hits.flat().map(({ participantId }) => participantId));
  const byDummy = new Map(compared.map(({ participant_id }, i) => [participant_id, hits[i] ?? []]));
  return rows.map((row) => ({
    row,
    likely: (byDummy.get(row.participant_id) ?? []).flatMap((hit) => {
      const record = records.get(hit.participantId);
      return record === undefined ? [] : [{ hit, row: seenRow(sees, record) }];
    }),
  }));
};

const onlyLikely = (deps: ApiDependencies, sees: Sees) =>
  dummiesThat(deps.db, async (rows) => (await withRecords(deps, sees, rows)).map((each) => (each.likely.length === 0 ? null : each)));

/** How many dummies somebody should look at: all are compared, a part at a time. */
const countLikely = async (deps: ApiDependencies, sees: Sees): Promise<number> => {
  const all = await onlyLikely(deps, sees)({ limit: Number.MAX_SAFE_INTEGER });
  return E.isLeft(all) ? 0 : all.right.rows.length;
};

/** People who could not be matched to anybody. ELIG-08 */
export const dummyRegistrations = list<typeof nothing, t.PartialC<{ state: typeof DummyState }>, DummyWithRecords, t.TypeOf<typeof DummyRegistration>>({
  id: 'read-dummy-registrations',
  needs: 'end-dummy',
  path: '/api/v1/dummy-registrations',
  tag: 'Laboratory results',
  summary: 'Dummy registrations',
  description: `People who could not be matched to anybody and stand under a number of the programme's own, in the order of their ids. \`likelyRecords\`: active people with an NHS number who are likely to be the same person by names, date of birth and postcode, the likeliest first, each with what speaks for and against it; \`joinedSince\`: they joined no sooner than the dummy was registered. They are compared whenever the list is read. \`state\`: active, inactive (deactivated), or with-likely-record: the active ones that have one. Nobody is ever called under a dummy number, so there are no non-responders among them.`,
  params: nothing,
  query: t.partial({ state: DummyState }),
  item: DummyRegistration,
  name: 'DummyRegistrations',
  example: exampleDummy,
  table: participantSummaryTable.name,
  page: async (deps, { state }, request, sees) => {
    if (state === 'with-likely-record') return onlyLikely(deps, sees)(request);
    const page = await dummies(deps.db)(state, request);
    return E.isLeft(page) ? page : E.right({ ...page.right, rows: await withRecords(deps, sees, page.right.rows) });
  },
  count: (deps, { state }, sees) => (state === 'with-likely-record' ? countLikely(deps, sees) : countDummies(deps.db)(state)),
  show: dummyRegistration,
});
