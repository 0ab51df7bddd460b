import * as E from 'fp-ts/lib/Either.js';
import { type Subject, type Within, withinFor } from '../../application/access/guard.ts';
import type { ParticipantId } from '../../application/participant-id.ts';
import { actions } from '../../domain/access/action.ts';
import type { Identity } from '../../domain/access/identity.ts';
import { type Denied, permitted } from '../../domain/access/permitted.ts';
import { permissions, type Scope } from '../../domain/access/permissions.ts';
import { partyOf, roleGroups } from '../../domain/access/role-group.ts';
import type { ApiDependencies } from './dependencies.ts';
import type { Operation } from './operation.ts';
import { problemOf } from './problems/of-failure.ts';
import { type Problem, problem } from './problems/problem.ts';

/** Of which of its parameters an operation is about somebody's own. */
const subjects: Readonly<Record<string, (value: string) => Subject>> = {
  participantId: (id) => ({ kind: 'person', id: id as ParticipantId }),
  practice: (code) => ({ kind: 'practice', code }),
  file: (id) => ({ kind: 'laboratory-file', id }),
};

const subjectOf = (params: Readonly<Record<string, string>>): Subject => {
  const [subject = { kind: 'theirs' as const }] = Object.entries(params).flatMap(([name, value]) => subjects[name]?.(value) ?? []);
  return subject;
};

/** Throws, when the server is built, where a permission on one's own is given for an operation that can't tell whose it is. */
export const assertGuardable = ({ id, needs, path, keepsWithin }: Operation): void => {
  if (needs === 'nothing' || !Object.values(permissions[needs]).includes('own') || keepsWithin === true) return;
  if (!Object.keys(subjects).some((name) => path.includes(`{${name}}`))) throw new TypeError(`${id} does not say whose it is, nor that it keeps to what is theirs`);
};

/** Whether somebody may do this at all, whoever it is about: asked before anything else of the request is looked at. */
export const scopeFor = (identity: Identity, { needs }: Operation): E.Either<Problem, Scope> => {
  if (needs === 'nothing') return E.right('all');
  const scope = permitted(identity, needs);
  return typeof scope === 'string' ? E.right(scope) : E.left(denied(identity, needs, scope));
};

const denied = ({ group }: Identity, needs: keyof typeof actions, why: Denied): Problem => {
  if (why.kind === 'acknowledgement-required') return problem('acknowledgement-required', 'Say first, at sign-in, that you look only at people with whom you have a legitimate relationship.');
  return why.missing === 'scope'
    ? problem('access-denied', `The token was not given for this. It needs the scope ${needs}.`)
    : problem('access-denied', `This is not among what your role is for (${roleGroups[group].label}). It needs: ${actions[needs]} (${needs}).`);
};

/** Whether what the request is about is theirs, and in whose name it is. */
export const guarded = async (
  { log, now }: Pick<ApiDependencies, 'log' | 'now'>,
  identity: Identity,
  needs: Operation['needs'],
  scope: Scope,
  { params, body }: { readonly params: unknown; readonly body: unknown },
): Promise<E.Either<Problem, Within>> => {
  const within = await withinFor(log)(identity, needs, scope, subjectOf(params as Readonly<Record<string, string>>), now());
  if (E.isLeft(within)) return E.left(problemOf(within.left));
  if (within.right === null) return E.left(problemOf({ kind: 'not-found' }));
  const { by } = body as { readonly by?: unknown };
  const party = partyOf(identity.group);
  if (by !== undefined && party !== null && by !== party) return E.left(problem('not-in-that-name', `You decide in the name of ${party} and of nobody else.`, { field: 'by' }));
  return E.right(within.right);
};
