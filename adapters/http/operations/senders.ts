import { randomUUID } from 'node:crypto';
import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import { changeSender, senderStream } from '../../../application/sender/senders.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import type { SenderCommand } from '../../../domain/sender/decide.ts';
import { SenderDetails } from '../../../domain/sender/details.ts';
import { countSenders, lastNamed, sendersThatAre } from '../../../projections/senders/queries.ts';
import { type SenderRow, sendersTable } from '../../../projections/senders/table.ts';
import { orNull } from '../answers/or-null.ts';
import { nothing } from '../decode.ts';
import { exampleToday } from '../examples/life.ts';
import { IdempotencyKey, positionHeader } from '../headers.ts';
import { type Operation, operation } from '../operation.ts';
import { itemProblem, type ProblemCode } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';
import { list } from './list.ts';

const tag = 'Laboratory results';

const SenderCode = text('SenderCode', { pattern: '^[A-Z0-9]{2,6}$', description: 'The code by which results name a sender: `GYNE`, `Y05962`, or that of a GP practice.' });
const Comment = text('SenderComment', { minLength: 1, maxLength: 1_000, description: 'Why, for whoever looks at this later.' });
const SenderState = oneOf('SenderState', 'active', 'inactive');

const Sender = t.type({ code: t.string, details: SenderDetails, state: SenderState, changedOn: CivilDate, comment: t.string, lastNamedOn: orNull(CivilDate) }, 'Sender');
type Sender = t.TypeOf<typeof Sender>;

const details: SenderDetails = { name: 'ST ELSEWHERE, GYNAECOLOGY', kind: 'nhs-hospital', cipher: 'SAL', address: { lines: ['ST ELSEWHERE', 'SALFORD'], postcode: 'M6 8HD' }, telephone: null };
const comment = 'By letter of the hospital.';
const example: Sender = { code: 'GYNE', details, state: 'active', changedOn: exampleToday, comment, lastNamedOn: exampleToday };

type Used = SenderRow & { readonly lastNamedOn: CivilDate | null };

const shown = ({ code, name, kind, cipher, address_lines, postcode, telephone, active, changed_on, comment: why, lastNamedOn }: Used): Sender => ({
  code,
  details: { name, kind, cipher, address: address_lines.length === 0 && postcode === null ? null : { lines: [...address_lines], postcode }, telephone },
  state: active ? 'active' : 'inactive',
  changedOn: changed_on,
  comment: why,
  lastNamedOn,
});

const asked = ({ state }: { readonly state?: Sender['state'] | undefined }) => (state === undefined ? {} : { active: state === 'active' });

const senders = list<typeof nothing, t.PartialC<{ state: typeof SenderState }>, Used, Sender>({
  id: 'read-senders',
  needs: 'read-senders',
  path: '/api/v1/senders',
  tag,
  summary: 'The register of senders',
  description: 'Those who send samples to laboratories, in the order of their codes. `lastNamedOn`: the day on which a result that names it came last. A GP practice with which people are registered is known without standing here.',
  params: nothing,
  query: t.partial({ state: SenderState }),
  item: Sender,
  name: 'Senders',
  example,
  table: sendersTable.name,
  page: async ({ db }, filter, request) => {
    const page = await sendersThatAre(db)(asked(filter), request);
    if (E.isLeft(page)) return page;
    const last = await lastNamed(db)(page.right.rows.map(({ code }) => code));
    return E.right({ ...page.right, rows: page.right.rows.map((row) => ({ ...row, lastNamedOn: last.get(row.code) ?? null })) });
  },
  count: ({ db }, filter) => countSenders(db)(asked(filter)),
  show: shown,
});

const Done = t.type({ code: t.string }, 'ChangedSender');

interface Told<B extends t.Mixed> {
  readonly what: 'add' | 'change' | 'deactivate' | 'reactivate';
  readonly summary: string;
  readonly description: string;
  readonly body: B;
  readonly example: t.TypeOf<B>;
  readonly command: (body: t.TypeOf<B>, by: string) => SenderCommand;
  readonly problems: readonly ProblemCode[];
}

const sender = <B extends t.Mixed>({ what, summary, description, body, example: given, command, problems }: Told<B>): Operation =>
  operation({
    id: `sender-${what}`,
    needs: 'change-senders',
    method: 'POST',
    path: `/api/v1/senders/{code}/${what}`,
    tag,
    summary,
    description: `${description} With an **Idempotency-Key** it may be sent again without harm.`,
    params: t.type({ code: SenderCode }),
    query: nothing,
    headers: t.partial({ 'idempotency-key': IdempotencyKey }),
    body,
    bodyExamples: [{ summary, value: given as unknown }],
    answer: Done,
    answerDescription: 'It is on the register.',
    answerExample: { code: example.code },
    problems: ['comment-needed', ...problems],
    run: async (deps, { params: { code }, body: told, headers, actor, correlationId }) => {
      const commandId = `request/${actor.organisation}/${actor.user}/${headers['idempotency-key'] ?? randomUUID()}`;
      const done = await changeSender(deps)(senderStream(code), command(told, actor.user), { today: deps.today(), actor, cause: `request: ${what} sender`, correlationId, commandId });
      return E.isLeft(done) ? E.left(itemProblem(done.left)) : E.right({ body: { code }, headers: { [positionHeader]: String(done.right.position) } });
    },
  });

const WithDetails = t.type({ details: SenderDetails, comment: Comment });
const Why = t.type({ comment: Comment });

/** The register of those who send samples, which CSAS keeps. */
export const senderOperations: readonly Operation[] = [
  senders,
  sender({ what: 'add', summary: 'Add a sender', description: 'From the first one on, a result that names a code that nobody knows is refused for review.', body: WithDetails, example: { details, comment }, command: (body, by) => ({ do: 'add', by, ...body }), problems: ['already-a-sender'] }),
  sender({ what: 'change', summary: 'Change a sender', description: 'All of its details are as given here.', body: WithDetails, example: { details, comment }, command: (body, by) => ({ do: 'change', by, ...body }), problems: ['no-such-sender'] }),
  sender({ what: 'deactivate', summary: 'Deactivate a sender', description: 'Results that name it are refused for review.', body: Why, example: { comment }, command: (body, by) => ({ do: 'deactivate', by, ...body }), problems: ['no-such-sender', 'sender-already-inactive'] }),
  sender({ what: 'reactivate', summary: 'Reactivate a sender', description: 'Results may name it again.', body: Why, example: { comment }, command: (body, by) => ({ do: 'reactivate', by, ...body }), problems: ['no-such-sender', 'sender-already-active'] }),
];
