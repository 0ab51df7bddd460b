import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryEventLog } from '../../adapters/event-log/memory/memory-event-log.ts';
import { findKnown } from '../../application/break-glass/find.ts';
import { openRecord } from '../../application/break-glass/open.ts';
import { reviewLook } from '../../application/break-glass/review.ts';
import { readLook } from '../../application/break-glass/streams.ts';
import { changeFile, changeLink, fileStream, linkStream } from '../../application/laboratory/files.ts';
import { openMessages } from '../../application/message/open-messages.ts';
import { told } from '../../application/message/told.ts';
import { processFile } from '../../application/laboratory/process-items.ts';
import { dailyRun } from '../../application/daily-run.ts';
import { practiceStream } from '../../application/practice/codec.ts';
import { changePractice } from '../../application/practice/practices.ts';
import type { RecordedEvent } from '../../application/ports/event-log.ts';
import { handle } from '../../application/participants.ts';
import { changeSender, senderStream } from '../../application/sender/senders.ts';
import { remember } from '../../application/reconciliation/remembered.ts';
import { addDays, type CivilDate, civilDate } from '../../domain/dates/civil-date.ts';
import type { CaseNumber } from '../../domain/identifiers/case-number.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import type { NoteText } from '../../domain/participant/noted.ts';
import type { PracticeCommand } from '../../domain/practice/decide.ts';
import { dueInMemory } from '../due-in-memory.ts';
import { released, type Sample, sampleFolder, sampleName, samples } from './samples.ts';
import { csas, inMemory, nhsNumber } from '../in-memory.ts';
import { fileOf, header, interchange } from '../laboratory/interchange.ts';
import { aDay, aFile, itemsReceived, reportOn } from '../laboratory/items.ts';
import { receiving } from '../laboratory/receiving.ts';
import { byHand, laboratoryWorld } from '../laboratory/world.ts';
import { live } from '../lives/live.ts';
import { notifyModel } from '../messages/notify-model.ts';
import { level, toSendInMemory } from '../messages/to-send-in-memory.ts';
import { messagesWorld, resultOf, today as messageDay } from '../messages/world.ts';
import { someoneOf } from '../identities.ts';
import { dummyJoining, dummyNumber, joining, someone } from '../people.ts';
import { filesIn, readScenarios } from '../scenarios/read.ts';

/** Writes the samples of stored events that are missing: the fullest of each that the scenarios lead to. */

const firstDay = civilDate('2026-11-02');
let day = firstDay;
const aLog = () => {
  const deps = { ...inMemory(), log: memoryEventLog(() => `${day}T09:30:00.000Z`) };
  const does = async (id: ReturnType<typeof deps.ids.of>, on: CivilDate, asked: Command): Promise<void> => {
    day = on;
    const commandId = `${on}/${asked.do}/${await deps.log.head()}`;
    await handle(deps)(id, asked, { today: on, actor: csas, cause: 'a request', correlationId: commandId, commandId })();
  };
  return { deps, does };
};

const fullest = new Map<string, Sample>();
const keep = async ({ deps: { log } }: ReturnType<typeof aLog>): Promise<void> => {
  const heads = new Map<string, RecordedEvent>();
  for await (const { events } of log.readAll(0, 1_000))
    for (const event of events) {
      const sample = { ...event, previous: heads.get(event.stream)?.digest ?? null };
      const [name, size] = [sampleName(event), (each: Sample | undefined) => JSON.stringify(each?.data ?? '').length];
      if (size(sample) > size(fullest.get(name))) fullest.set(name, sample);
      heads.set(event.stream, event);
    }
};

for (const entry of filesIn([join(import.meta.dirname, '../scenarios')]).flatMap(readScenarios)) {
  if (!('scenario' in entry)) continue;
  const world = aLog();
  for (const { on, command: asked } of live(entry.scenario)) await world.does(world.deps.ids.of(nhsNumber(1)), on, asked);
  await keep(world);
}

/** What scenarios don't speak of: a dummy registration and its end, another number, two records of one person, and the daily run's own diary. */
const others = aLog();
const { deps, does } = others;
await does(deps.ids.of(dummyNumber), firstDay, dummyJoining);
await does(deps.ids.of(dummyNumber), firstDay, command('deactivate-dummy', { by: 'csas' }));
for (const n of [1, 2]) {
  const id = deps.ids.of(nhsNumber(n));
  await does(id, firstDay, joining(n));
  await does(id, firstDay, command('record-result', { result: { testDate: addDays(firstDay, -10 * n), cytology: 'X', hpv: '0', action: 'A', slideNumber: `2600000${n}`, laboratory: '62010' } }));
}
await does(deps.ids.of(nhsNumber(1)), firstDay, command('change-demographics', { nhsNumber: nhsNumber(3) }));
await does(deps.ids.of(nhsNumber(2)), firstDay, command('change-demographics', { nhsNumber: nhsNumber(3) }));
const due = dueInMemory(deps.log, deps.policy);
for (const until of ['2026-11-03', '2026-12-15']) {
  day = civilDate(until);
  await dailyRun({ ...deps, due })(day);
}
await keep(others);

/** What is kept beside a record, and somebody whom the practice has looked at. */
day = firstDay;
const beside = aLog();
const noted = { by: 'csas', caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'By telephone.' as NoteText } as const;
const text = 'A letter named a wrong date.' as NoteText;
const vaccination = { givenOn: civilDate('2008-10-06'), vaccine: 'cervarix', batch: 'AHPVA101' as NoteText, dose: 1 } as const;
for (const asked of [
  joining(1), command('write-note', { by: 'csas', text, caseNumber: noted.caseNumber }), command('remove-note', { by: 'csas', number: 1 }), command('write-event-information', { ...noted, text }),
  command('record-vaccination', { ...noted, vaccination }), command('remove-vaccination', { ...noted, number: 1 }),
  command('cease', { ...noted, reason: 'no-cervix' }), command('complete-review', { ...noted, list: 'to-review' }),
])
  await beside.does(beside.deps.ids.of(nhsNumber(1)), firstDay, asked);
await keep(beside);

/** What laboratories send: a file that is taken in, comes again and passes a number over, one with the same number, and a corrupt one. */
day = firstDay;
const files = aLog();
const { deps: receiveDeps, receive } = receiving({ log: files.deps.log });
const first = fileOf(interchange({ header: header(41) }), 'SAL-62010-00041.edi');
const corrupt = await receive(fileOf(interchange({ header: header(43), trailer: 'UNZ+3+00000043' }), 'SAL-62010-00043.edi'), { today: day });
for (const file of [first, first, fileOf(interchange({ header: header(44) }), 'SAL-62010-00044.edi'), fileOf(interchange({ header: header(44), messages: [] }), 'SAL-62010-00044.edi')])
  await receive(file, { today: day });
for (const [doing, comment] of [['inform', 'They send it again tomorrow.'], ['resolve', 'It came again, whole.']] as const) {
  const handled = { do: doing, by: csas.user, caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment };
  const context = { today: day, actor: csas, cause: 'a request', correlationId: doing, commandId: `${doing} by hand` };
  await changeFile(receiveDeps)(fileStream(corrupt.fileId), handled, context);
  await changeLink(receiveDeps)(linkStream('62010-SAL'), { ...handled, sequence: 42 }, context);
}
await keep(files);

/** What people do with results: one that matches, one that may be somebody's, one that the record refuses. */
day = aDay;
const worked = aLog();
const { acts, does: lives, deps: itemDeps, idOf } = laboratoryWorld(worked.deps.log);
await lives(1, joining(1));
const [, possible = ''] = await itemsReceived(itemDeps.log, [reportOn(1), reportOn(1, { givenName: 'ANNA', slideNumber: '26777777' }), reportOn(1, { codes: '39A', slideNumber: '26888888' })]);
await processFile(itemDeps)(aFile, 3, { today: aDay });
const toRecord = { do: 'propose', proposal: { kind: 'record', participantId: idOf(1), corrections: { givenName: 'LILY' }, correspondence: { to: 'record' } }, ...byHand } as const;
const workOn: readonly (readonly [string, Parameters<typeof acts>[2]])[] = [
  ['ann', { do: 'take-up' }], ['ann', { do: 'put-back' }], ['ann', { do: 'take-up' }], ['ann', { do: 'query', reason: 'non-match', ...byHand }],
  ['ann', { do: 'take-up' }], ['ann', toRecord], ['bob', { do: 'take-up' }], ['bob', { do: 'send-back', ...byHand }],
  ['ann', { do: 'take-up' }], ['ann', toRecord], ['bob', { do: 'take-up' }], ['bob', { do: 'accept', ...byHand }],
];
for (const [user, what] of workOn) await acts(user, possible, what);
await keep(worked);

/** What becomes of letters: one arrives, one comes back, one fails, one is refused, one is cancelled, and one waits for a pause to end. */
day = messageDay;
const sent = aLog();
const { deps: messageDeps, acts: actsOn, does: livesOn, machine, messages } = messagesWorld(sent.deps.log);
const notify = notifyModel((reference) => reference.endsWith('5'));
for (let n = 1; n <= 12; n++) for (const asked of [joining(n), resultOf(n)]) await livesOn(n, asked);
await openMessages({ ...messageDeps, toSend: await level(toSendInMemory(messageDeps.log)) })(day, true);
await actsOn((await messages())[0]?.reference ?? '', { do: 'cancel', ...byHand });
await livesOn(2, command('pause', { by: 'csas' }));
await machine(notify.behaving([]))();
notify.learns('plan of PX0A');
await livesOn(2, command('unpause', { by: 'csas' }));
for (let pass = 0; pass < 3; pass++) await machine(notify.behaving([]))();
const news = { key: 'k-1', notifyId: '2WL3qFTEFM0qMY8xjRbt1LIKCzM', status: 'failed', description: 'Patient has exit code', failureCode: 'MFR_PDSV_0110', at: '2026-11-23T10:00:00Z', way: null };
const [, , arrives, fails] = (await messages()).filter(({ place }) => place.at === 'handed-over').map(({ reference }) => reference);
await told(messageDeps)([{ ...news, reference: fails ?? '' }, { ...news, key: 'k-2', reference: arrives ?? '', status: 'delivered', description: null, failureCode: null, way: { channel: 'letter', order: 2, supplier: 'accepted' } }], day);
await actsOn(arrives ?? '', { do: 'return', ...byHand });
await actsOn(fails ?? '', { do: 'send-again', as: arrives ?? '', ...byHand });
await keep(sent);

/** The register of those who send samples: one is added, changed, deactivated and reactivated. */
day = firstDay;
const register = aLog();
const aSender = { name: 'ST ELSEWHERE, GYNAECOLOGY', kind: 'nhs-hospital', cipher: 'SAL', address: { lines: ['ST ELSEWHERE', 'SALFORD'], postcode: 'M6 8HD' }, telephone: '0161 496 0000' } as const;
const details = { ...aSender, address: { ...aSender.address, lines: [...aSender.address.lines] } };
for (const what of [{ do: 'add', details }, { do: 'change', details: { ...details, telephone: null } }, { do: 'deactivate' }, { do: 'reactivate' }] as const)
  await changeSender(register.deps)(senderStream('GYNE'), { ...what, by: csas.user, comment: 'By letter of the hospital.' }, { today: day, actor: csas, cause: 'a request', correlationId: what.do, commandId: what.do });
await keep(register);

/** What a practice is told: by email, taken by one server, by another not now and by a third never; and on paper. */
day = firstDay;
const practiceWorld = aLog();
const changing = changePractice(practiceWorld.deps);
const counts = { 'prior-notification': 2, 'non-responder': 1, 'to-review': 0 };
const entries = ['0f3c9a51d2b7e684', '5d10b87c2fe9a346', '9a7724cc01be53df'];
const [begun, printed] = ['5a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c19', '9f2c41d07be35a68'];
const by = csas.user;
const onPractice: readonly (readonly [practice: string, PracticeCommand])[] = [
  ...['screening@examplesurgery.nhs.uk', 'manager@examplesurgery.nhs.uk', 'nurse@examplesurgery.nhs.uk'].map((address) => ['A81001', { do: 'add-address', address, by }] as const),
  ['A81001', { do: 'begin-notice', notice: begun, counts, entries }],
  ['A81001', {
    do: 'note-answer', notice: begun, again: `${day}T09:35:00.000Z`, accepted: ['screening@examplesurgery.nhs.uk'],
    refused: [{ address: 'manager@examplesurgery.nhs.uk', code: '550' }], delayed: [{ address: 'nurse@examplesurgery.nhs.uk', code: '451' }],
  }],
  ['A81001', { do: 'remove-address', address: 'manager@examplesurgery.nhs.uk', confirmed: true, by }],
  ['A81002', { do: 'print', printed, counts, entries, by }],
  ['A81002', { do: 'mark-sent', printed, comment: 'First class.', by }],
];
for (const [index, [practice, asked]] of onPractice.entries())
  await changing(practiceStream(practice), asked, { today: day, actor: csas, cause: 'a request', correlationId: asked.do, commandId: `${asked.do} ${index}` });
await keep(practiceWorld);

/** What a reconciliation found. */
day = firstDay;
const reconciled = aLog();
const found = { 'delivered': 41_208, 'handed-over': 612, 'told-by-colposcopy': 87, 'no-letter': 1, 'unknown-to-notify': 1, 'not-shown': 2 };
await remember(reconciled.deps, {
  on: day, occasion: 'scheduled', position: 161_904, total: 41_909, needSomebody: 4, counts: found, log: { happenings: 41_900, letters: 42_130, messages: 41_822 },
  notShown: [150_221, '0b8f2f0c-3c39-8d0a-9f5e-6a1f0a7d2c11'], unknown: ['6f1d3f52-9b1e-8c43-8a0d-2f9c6f7b1e90'],
}, csas);
await keep(reconciled);

/** A look at somebody whom who looked may not see otherwise, and what another found. */
day = firstDay;
const looked = aLog();
await looked.does(looked.deps.ids.of(nhsNumber(1)), day, joining(1));
const someoneElse = someoneOf('gp-practice', { organisation: 'B82002' });
const asking = { today: day, now: `${day}T09:30:00.000Z`, actor: { user: someoneElse.user, role: someoneElse.role, organisation: someoneElse.organisation }, correlationId: 'break-glass' };
await findKnown(looked.deps)({ nhsNumber: nhsNumber(1), dateOfBirth: someone.dateOfBirth }, someoneElse, { ...asking, attempt: 'attempt 1' });
const open = await openRecord(looked.deps)(looked.deps.ids.of(nhsNumber(1)), someoneElse, { kind: 'patient-present', reason: 'A temporary patient, here for her test.' }, asking);
if (open._tag === 'Left') throw new Error(open.left.kind);
const review = { finding: 'justified', comment: 'A temporary patient of that day.', by: csas.user } as const;
await reviewLook(looked.deps)(readLook(open.right.look), review, { today: day, actor: csas, cause: 'a request', correlationId: 'review', commandId: 'review' });
await keep(looked);

const there = samples();
for (const name of released.filter((each) => !there.has(each))) {
  const sample = fullest.get(name);
  if (sample === undefined) throw new Error(`No scenario leads to ${name}: write one that does`);
  writeFileSync(join(sampleFolder, `${name}.json`), `${JSON.stringify(sample, null, 2)}\n`);
  console.log(name);
}
