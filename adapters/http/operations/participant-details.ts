import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { seenHistory } from '../../../application/access/seen.ts';
import { readHistory } from '../../../application/participant-history.ts';
import { Address } from '../../../domain/participant/demographics.ts';
import { inForce } from '../../../domain/rules/dated.ts';
import { lettersTable } from '../../../projections/letters/table.ts';
import { messagesTable } from '../../../projections/messages/table.ts';
import { lettersOwedTo } from '../../../projections/messages/whereabouts.ts';
import { sender } from '../../../projections/senders/queries.ts';
import { sendersTable } from '../../../projections/senders/table.ts';
import { AddressAnswer, addressesIn } from '../answers/address-history.ts';
import { orNull } from '../answers/or-null.ts';
import { TestOnRecord, testOnRecord } from '../answers/test-on-record.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { exampleHistory, exampleToday, listed } from '../examples/life.ts';
import { type Call, type Operation, operation } from '../operation.ts';
import { problemOf } from '../problems/of-failure.ts';
import { ParticipantParams } from './change.ts';
import { PositionHeader } from './paging.ts';

const example = exampleHistory(listed);

const seenBy = async ({ log }: ApiDependencies, { params, within }: Pick<Call<t.TypeOf<typeof ParticipantParams>, unknown, unknown, unknown>, 'params' | 'within'>) => {
  const history = await readHistory(log)(params.participantId);
  return E.isLeft(history) ? E.left(problemOf(history.left)) : E.right(seenHistory(within.sees, history.right));
};

const told = { method: 'GET', tag: 'Participants', params: ParticipantParams, query: nothing, body: nothing, problems: ['not-found'] } as const;

const namesOf = async ({ db }: ApiDependencies, codes: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await Promise.all([...new Set(codes)].map(sender(db)));
  return new Map(rows.flatMap((row) => (row === null ? [] : [[row.code, row.name] as const])));
};

const readTests = operation({
  ...told,
  id: 'read-tests',
  needs: 'read-person',
  path: '/api/v1/participants/{participantId}/tests',
  summary: 'Read somebody’s tests, with what became of their letters',
  description: 'Newest first: the codes in words, the laboratory and the sender by name where the register has them, and the newest letter about the test: processing, sent, failed or cancelled; null where there is none, as after a test at colposcopy. Withdrawn results are not among them.',
  headers: PositionHeader,
  answer: t.type({ tests: t.array(TestOnRecord) }, 'TestsOnRecord'),
  answerDescription: 'The tests.',
  answerExample: {
    tests: example.participant.results.map((result) =>
      testOnRecord(result, [{ reference: '5a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c11', letter: 'PX0A', testDate: result.testDate, askedOn: exampleToday, position: 1_284, whereabouts: 'delivered' }], { laboratories: {}, senders: new Map() }),
    ),
  },
  reads: [lettersTable.name, messagesTable.name, sendersTable.name],
  run: async (deps, call) => {
    const seen = await seenBy(deps, call);
    if (E.isLeft(seen)) return seen;
    const { participant, participantId } = seen.right;
    const letters = await lettersOwedTo(deps.db)(participantId);
    const senders = await namesOf(deps, participant.results.flatMap(({ senderCode }) => senderCode ?? []));
    const names = { laboratories: inForce(deps.policy.laboratories, deps.today()).value, senders };
    return E.right({ body: { tests: participant.results.map((result) => testOnRecord(result, letters, names)).reverse() } });
  },
});

const readAddresses = operation({
  ...told,
  id: 'read-addresses',
  needs: 'read-history',
  path: '/api/v1/participants/{participantId}/addresses',
  summary: 'Read where somebody lived before',
  description: 'Every address that the demographic feed told, the present one first, from and until when. Of a restricted record, only to who may see it.',
  headers: nothing,
  answer: t.type({ addresses: t.array(AddressAnswer) }, 'Addresses'),
  answerDescription: 'The addresses.',
  answerExample: { addresses: addressesIn(example) },
  run: async (deps, call) => E.map((history: Parameters<typeof addressesIn>[0]) => ({ body: { addresses: addressesIn(history) } }))(await seenBy(deps, call)),
});

const PracticeOfPerson = t.type({ practice: orNull(t.string), name: orNull(t.string), address: orNull(Address), telephone: orNull(t.string), restricted: t.boolean }, 'PracticeOfPerson');

const readPractice = operation({
  ...told,
  id: 'read-practice-of-participant',
  needs: 'read-person',
  path: '/api/v1/participants/{participantId}/practice',
  summary: 'Read with which practice somebody is registered',
  description: 'Its ODS code, from the demographic feed; name, address and telephone where the register of senders has the practice, and null where it has not. `practice` null: registered with none, or hidden, as `restricted` says.',
  headers: PositionHeader,
  answer: PracticeOfPerson,
  answerDescription: 'The practice.',
  answerExample: { practice: 'A81001', name: 'THE EXAMPLE SURGERY', address: { lines: ['5 QUAY STREET', 'BRISTOL'], postcode: 'BS1 2JH' }, telephone: null, restricted: false },
  reads: [sendersTable.name],
  run: async (deps, call) => {
    const seen = await seenBy(deps, call);
    if (E.isLeft(seen)) return seen;
    const { demographics: { practice }, restricted } = seen.right.participant;
    const row = practice === null ? null : await sender(deps.db)(practice);
    const hasAddress = row !== null && (row.address_lines.length > 0 || row.postcode !== null);
    const address = hasAddress ? { lines: [...row.address_lines], postcode: row.postcode } : null;
    return E.right({ body: { practice, name: row?.name ?? null, address, telephone: row?.telephone ?? null, restricted } });
  },
});

/** What stands behind the summary. */
export const participantDetails: readonly Operation[] = [readTests, readAddresses, readPractice];
