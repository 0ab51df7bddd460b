import { wholly } from '../../../application/access/seen.ts';
import type { StoredItem } from '../../../application/laboratory/stored-items.ts';
import type { Proposal } from '../../../domain/laboratory/item/proposal.ts';
import { addDays } from '../../../domain/dates/civil-date.ts';
import { caseNumber, exampleId, exampleNhsNumber, exampleToday } from './life.ts';

/** A made-up result that may be that of the person of the other examples. */

export const exampleFile = '5a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c11';
export const exampleItemId = `${exampleFile}-000017`;
export const exampleNow = `${exampleToday}T09:00:00.000Z`;
export const byHand = { caseNumber, comment: 'The sender gave the previous name.' };
export const exampleProposal: Proposal = { kind: 'record', participantId: exampleId, corrections: { familyName: 'SMITH' }, correspondence: { to: 'record' } };

const actor = { user: 'laboratory', role: 'system', organisation: 'csms' };
const happened = (type: string, revision: number): StoredItem['recorded'][number] => ({
  id: `00000000-0000-8000-8000-00000000000${revision}`, type, version: 1, data: { on: exampleToday }, stream: `laboratory-item-${exampleItemId}`, revision, position: 2_000 + revision,
  recordedAt: exampleNow, digest: '0'.repeat(64), metadata: { actor, commandId: 'example', cause: 'example', correlationId: 'example', policyVersion: 'example', rules: [], warnings: [] },
});

export const exampleItem = wholly<StoredItem>({
  id: exampleItemId,
  stream: `laboratory-item-${exampleItemId}`,
  head: { revision: 1, digest: '0'.repeat(64) },
  item: {
    kind: 'item', file: exampleFile, number: 17, laboratory: '62010', receivedOn: exampleToday, since: exampleToday, lock: null, sentBack: false, refusedOn: null, agreed: null,
    report: { nhsNumber: exampleNhsNumber, familyName: 'SMYTHE', givenName: 'JANE', dateOfBirth: '19901022', testDate: '20260820', codes: 'X0A', slideNumber: '2608200311' },
    place: { at: 'to-process', finding: 'possible-hit', candidates: [{ participantId: exampleId, score: 22, because: ['nhsNumber:same', 'familyName:different', 'givenName:same', 'dateOfBirth:same', 'postcode:not-given'] }] },
  },
  recorded: [happened('item-received', 0), happened('item-unmatched', 1)],
});

export const exampleListed = {
  item: exampleItemId, file: exampleFile, number: 17, laboratory: '62010', status: 'not-started' as const, since: exampleToday, receivedOn: exampleToday, answerBy: addDays(exampleToday, 1),
  nhsNumber: exampleNhsNumber as string, familyName: 'SMYTHE', givenName: 'JANE', dateOfBirth: '19901022', testDate: addDays(exampleToday, -13), codes: 'X0A',
  candidates: 1, faults: [], participantId: null, proposed: null, processor: null, held: null,
};
