import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { practiceStream } from '../../../application/practice/codec.ts';
import { noticesOf } from '../../../application/practice/notices-of.ts';
import { changePractice, loadPractice } from '../../../application/practice/practices.ts';
import type { Actor } from '../../../application/ports/event-log.ts';
import type { PracticeCommand } from '../../../domain/practice/decide.ts';
import { underWay } from '../../../domain/practice/practice.ts';
import { addressesAnswer, noticeAnswer, PracticeAddresses, PracticeNotice } from '../answers/practices.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { exampleAddress, exampleAddresses, exampleNotice } from '../examples/practices.ts';
import { exampleToday } from '../examples/life.ts';
import { IdempotencyKey, positionHeader } from '../headers.ts';
import { type Operation, operation } from '../operation.ts';
import { itemProblem, type ProblemCode } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';

const tag = 'Practice notices';

export const OdsCode = text('OdsCode', { pattern: '^[A-Z0-9]{3,10}$', description: 'The ODS code of a GP practice in capitals.' });
export const OnePractice = t.type({ practice: OdsCode });
export const Key = t.partial({ 'idempotency-key': IdempotencyKey });

const EmailAddress = text('EmailAddress', { minLength: 3, maxLength: 300, description: 'An email address. Kept with its domain in small letters.' });

interface Asked {
  readonly actor: Actor;
  readonly correlationId: string;
  readonly headers: t.TypeOf<typeof Key>;
}

/** Carries out what somebody asked for on a practice. */
export const carryOut = (deps: ApiDependencies, practice: string, command: PracticeCommand, { actor, correlationId, headers }: Asked) =>
  changePractice(deps)(practiceStream(practice), command, {
    today: deps.today(),
    actor,
    cause: `request: ${command.do}`,
    correlationId,
    commandId: `request/${actor.organisation}/${actor.user}/${headers['idempotency-key'] ?? randomUUID()}`,
  });

const readAddresses = operation({
  id: 'read-notification-addresses',
  needs: 'practice-addresses',
  method: 'GET',
  path: '/api/v1/practices/{practice}/notification-addresses',
  tag,
  summary: 'Where a practice is told that its lists have changed',
  description: 'Its email addresses, and those among them that a mail server will not have (`refused`). A practice without one gets printed lists. `toldBy` and `toldOn`: how and when it was told last.',
  params: OnePractice,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: PracticeAddresses,
  answerDescription: 'The addresses, as the log has them now.',
  answerExample: exampleAddresses,
  problems: [],
  run: async ({ log }, { params: { practice } }) => E.right({ body: addressesAnswer(practice, await loadPractice(log, practice)) }),
});

interface Change<B extends t.Mixed> {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly body: B;
  readonly example: t.TypeOf<B>;
  readonly problems: readonly ProblemCode[];
  readonly command: (body: t.TypeOf<B>, by: string) => PracticeCommand;
}

const changing = <B extends t.Mixed>({ id, path, summary, description, body, example, problems, command }: Change<B>): Operation =>
  operation({
    id,
    needs: 'practice-addresses',
    method: 'POST',
    path: `/api/v1/practices/{practice}/notification-addresses${path}`,
    tag,
    summary,
    description: `${description} With an **Idempotency-Key** it may be sent again without harm.`,
    params: OnePractice,
    query: nothing,
    headers: Key,
    body,
    bodyExamples: [{ summary, value: example as unknown }],
    answer: PracticeAddresses,
    answerDescription: 'The addresses, as they stand now.',
    answerExample: exampleAddresses,
    problems,
    run: async (deps, { params: { practice }, body: given, ...asked }) => {
      const done = await carryOut(deps, practice, command(given, asked.actor.user), asked);
      return E.isLeft(done) ? E.left(itemProblem(done.left)) : E.right({ body: addressesAnswer(practice, done.right.state), headers: { [positionHeader]: String(done.right.position) } });
    },
  });

const notices = operation({
  id: 'read-practice-notices',
  needs: 'practice-addresses',
  method: 'GET',
  path: '/api/v1/practices/{practice}/notices',
  tag,
  summary: 'What a practice was told by email',
  description: 'Newest first: how many were on its lists, to which addresses it went, and what the mail server said. `delayed` is tried again from `again` on.',
  params: OnePractice,
  query: nothing,
  headers: nothing,
  body: nothing,
  answer: t.type({ items: t.array(PracticeNotice) }, 'PracticeNotices'),
  answerDescription: 'The notices, as the log has them now.',
  answerExample: {
    items: [{ notice: exampleNotice, begunOn: exampleToday, state: 'sent', counts: { priorNotificationList: 12, nonResponders: 3, toReview: 1 }, addresses: [exampleAddress], sent: [{ on: exampleToday, addresses: [exampleAddress] }], refused: [], delayed: [] }],
  },
  problems: [],
  run: async ({ log }, { params: { practice } }) => {
    const waiting = underWay(await loadPractice(log, practice))?.id;
    return E.right({ body: { items: (await noticesOf(log, practice)).map((told) => noticeAnswer(told, told.notice === waiting)) } });
  },
});

/** Where practices are told of their lists, and what they were told. */
export const practiceAddresses: readonly Operation[] = [
  readAddresses,
  changing({
    id: 'add-notification-address', path: '', summary: 'Add an address', problems: ['not-an-address', 'address-known', 'too-many-addresses'],
    description: 'The practice is told there from the next notice on. An address that a mail server would not have may be added again when that has been put right: it is tried anew.',
    body: t.type({ address: EmailAddress }), example: { address: exampleAddress }, command: ({ address }, by) => ({ do: 'add-address', address, by }),
  }),
  changing({
    id: 'remove-notification-address', path: '/remove', summary: 'Remove an address', problems: ['no-such-address', 'last-address', 'confirmation-needed'],
    description: 'The last one cannot be removed: add another one first.',
    body: t.type({ address: EmailAddress, confirmed: t.boolean }), example: { address: exampleAddress, confirmed: true }, command: ({ address, confirmed }, by) => ({ do: 'remove-address', address, confirmed, by }),
  }),
  notices,
];
