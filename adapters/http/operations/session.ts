import * as E from 'fp-ts/lib/Either.js';
import * as t from 'io-ts';
import type { From } from '../../../application/access/record-act.ts';
import { forgeryToken } from '../../../application/access/sessions.ts';
import type { Choice } from '../../../domain/access/choices.ts';
import { RoleGroup } from '../../../domain/access/role-group.ts';
import { endsOf, secondsToWarning, type Session } from '../../../domain/access/session.ts';
import { forget, isForgeryToken, keep } from '../../identity/browser.ts';
import type { SignIn } from '../../identity/sign-in.ts';
import { Instant } from '../answers/told.ts';
import { orNull } from '../answers/or-null.ts';
import { nothing } from '../decode.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { type Browser, type Operation, operation } from '../operation.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { text } from '../schema/constrained.ts';

const Role = t.type({ id: t.string, role: t.string, roleName: t.string, organisation: t.string, organisationName: orNull(t.string), group: RoleGroup }, 'HeldRole');

const SessionAnswer = t.type(
  {
    user: t.string,
    name: t.string,
    chosen: orNull(Role),
    choices: t.array(Role),
    acknowledged: t.boolean,
    idleEndsAt: Instant,
    endsAt: Instant,
    secondsToWarning: t.Integer,
    csrfToken: t.string,
  },
  'Session',
);
type SessionAnswer = t.TypeOf<typeof SessionAnswer>;

const roleAnswer = ({ id, code, name, organisation, organisationName, group }: Choice): t.TypeOf<typeof Role> => ({ id, role: code, roleName: name, organisation, organisationName, group });

const sessionAnswer = ({ limits, now }: SignIn, session: Session, secret: string): SessionAnswer => {
  const { idle, longest } = endsOf(session, limits());
  return {
    user: session.user,
    name: session.name,
    chosen: session.chosen === null ? null : roleAnswer(session.chosen),
    choices: session.choices.map(roleAnswer),
    acknowledged: session.acknowledged,
    idleEndsAt: idle,
    endsAt: longest,
    secondsToWarning: secondsToWarning(session, limits(), now()),
    csrfToken: forgeryToken(secret),
  };
};

const nobodyThere = problem('unauthenticated', 'No browser session goes with this request, or it is over. Sign in at /sign-in.');
const forged = problem('forged-request', 'Send the header X-CSRF-Token with the csrfToken of GET /api/v1/session, from a page of this system.');

/** The secret of a browser whose page may change something. */
const changing = ({ secret, isOurPage }: Browser, token: string | undefined): E.Either<Problem, string> => {
  if (secret === null) return E.left(nobodyThere);
  return isOurPage && isForgeryToken(token, secret) ? E.right(secret) : E.left(forged);
};

const Protected = t.partial({ 'x-csrf-token': text('CsrfToken', { minLength: 1, maxLength: 128, description: 'The csrfToken of GET /api/v1/session.' }) });

const nothingToSay = [{ summary: 'Nothing else to say', value: {} }];

const tag = 'Session';
const path = '/api/v1/session';

const example: SessionAnswer = {
  user: '555000000101', name: 'PRACTICE Grace',
  chosen: { id: '55500000010100', role: 'R8001', roleName: 'Nurse Access Role', organisation: 'C81002', organisationName: 'CANAL STREET SURGERY', group: 'gp-practice' },
  choices: [{ id: '55500000010100', role: 'R8001', roleName: 'Nurse Access Role', organisation: 'C81002', organisationName: 'CANAL STREET SURGERY', group: 'gp-practice' }],
  acknowledged: true, idleEndsAt: '2026-11-22T09:15:00.000Z', endsAt: '2026-11-22T21:00:00.000Z', secondsToWarning: 780, csrfToken: 'kFp2VQwI4l0m1o0m4XkNQmNf0cW3mV5u4t6e8r0a1c0',
};

const read = operation({
  id: 'read-session',
  needs: 'nothing',
  signIn: false,
  method: 'GET',
  path,
  tag,
  summary: 'Read who is signed in, and until when',
  description: 'For pages: who is signed in by this browser, in which role at which organisation (null: not chosen yet, out of `choices`), when that ends unless something is done (`idleEndsAt`) and when whatever is done (`endsAt`), in how many seconds to warn of it, and the token to send along with changes in the header X-CSRF-Token. To read this does not count as doing something, so that a page may ask as often as it likes (D-40).',
  params: nothing, query: nothing, headers: nothing, body: nothing,
  answer: SessionAnswer, answerDescription: 'The session.', answerExample: example,
  problems: ['unauthenticated'],
  run: async ({ signIn }, { browser: { secret } }) => {
    const session = secret === null ? null : await signIn.sessions.look(secret);
    return secret === null || session === null ? E.left(nobodyThere) : E.right({ body: sessionAnswer(signIn, session, secret) });
  },
});

interface Changing<B extends t.Mixed> {
  readonly id: string;
  readonly does: string;
  readonly summary: string;
  readonly description: string;
  readonly body: B;
  readonly examples?: Operation['bodyExamples'];
  readonly problems?: Operation['problems'];
  /** The session as it is then, and the secret that it is under. */
  readonly change: (deps: ApiDependencies, secret: string, body: t.TypeOf<B>, from: From) => Promise<E.Either<Problem, { readonly session: Session | null; readonly secret: string }>>;
}

const changed = <B extends t.Mixed>({ id, does, summary, description, body, examples, problems = [], change }: Changing<B>): Operation =>
  operation({
    id,
    needs: 'nothing',
    signIn: false,
    method: 'POST',
    path: `${path}/${does}`,
    tag,
    summary,
    description,
    params: nothing, query: nothing, headers: Protected, body,
    ...(examples === undefined ? {} : { bodyExamples: examples }),
    answer: SessionAnswer, answerDescription: 'The session as it is now.', answerExample: example,
    problems: ['unauthenticated', 'forged-request', ...problems],
    run: async (deps, { browser, headers, body: given, correlationId }) => {
      const secret = changing(browser, headers['x-csrf-token']);
      if (E.isLeft(secret)) return secret;
      const done = await change(deps, secret.right, given, { address: browser.address, correlationId });
      if (E.isLeft(done)) return done;
      const { session, secret: now } = done.right;
      if (session === null) return E.left(nobodyThere);
      const { cookies } = deps.signIn;
      return E.right({ body: sessionAnswer(deps.signIn, session, now), ...(now === secret.right ? {} : { headers: { 'set-cookie': keep(cookies, cookies.session, now) } }) });
    },
  });

const stay = changed({
  id: 'stay-signed-in', does: 'stay', summary: 'Stay signed in', body: nothing,
  examples: nothingToSay,
  description: 'For whoever was warned that their session ends: it begins to be idle anew. It does not move the end that comes whatever is done.',
  change: async ({ signIn: { sessions } }, secret) => E.right({ session: await sessions.stay(secret), secret }),
});

const choose = changed({
  id: 'choose-role', does: 'role', summary: 'Choose a role and organisation', body: t.type({ choice: text('ChoiceOfRole', { minLength: 1, maxLength: 128 }) }),
  description: 'One of `choices`, by its id; also later, to change to another one. The session has another cookie then, the one before is worth nothing, and so is its CSRF token. What was read and understood has to be said again.',
  examples: [{ summary: 'The first of the choices', value: { choice: '55500000010100' } }],
  problems: ['no-such-role'],
  change: async ({ signIn: { sessions } }, secret, { choice }, from) => {
    const chosen = await sessions.choose(secret, choice, from);
    if (E.isRight(chosen)) return chosen;
    return E.left(chosen.left === 'no-session' ? nobodyThere : problem('no-such-role', 'It is not among the choices of this session.', { field: 'choice' }));
  },
});

const acknowledge = changed({
  id: 'acknowledge', does: 'acknowledge', summary: 'Say that a legitimate relationship is needed to look', body: t.type({ understood: t.boolean }),
  description: 'That they have read and understood that they may look only at people with whom they have a legitimate relationship, and that each look is recorded. Until then, in each role, nobody is shown.',
  examples: [{ summary: 'Read and understood', value: { understood: true } }],
  problems: ['confirmation-needed'],
  change: async ({ signIn: { sessions } }, secret, { understood }, from) =>
    understood ? E.right({ session: await sessions.acknowledge(secret, from), secret }) : E.left(problem('confirmation-needed', 'Set "understood" to true once it is.', { field: 'understood' })),
});

const end = operation({
  id: 'sign-out', needs: 'nothing', signIn: false, method: 'POST', path: `${path}/end`, tag, summary: 'Sign out',
  description: 'Ends the session of this browser.',
  params: nothing, query: nothing, headers: Protected, body: nothing, bodyExamples: nothingToSay,
  answer: t.type({ signedOut: t.literal(true) }, 'SignedOut'), answerDescription: 'It is over.', answerExample: { signedOut: true },
  problems: ['unauthenticated', 'forged-request'],
  run: async ({ signIn: { sessions, cookies } }, { browser, headers, correlationId }) => {
    const secret = changing(browser, headers['x-csrf-token']);
    if (E.isLeft(secret)) return secret;
    await sessions.end(secret.right, { address: browser.address, correlationId });
    return E.right({ body: { signedOut: true as const }, headers: { 'set-cookie': forget(cookies, cookies.session) } });
  },
});

export const session: readonly Operation[] = [read, stay, choose, acknowledge, end];
