import * as t from 'io-ts';
import { type Action, actions } from '../../../domain/access/action.ts';
import { RoleGroup } from '../../../domain/access/role-group.ts';
import { type SessionAct, sessionActs } from '../../../domain/access/session-act.ts';
import { oneOf } from '../../../domain/codes/one-of.ts';
import type { Entry } from '../../access-log/digest.ts';
import { orNull } from './or-null.ts';
import { Instant } from './told.ts';

const words: Readonly<Record<Action | SessionAct, string>> = { ...actions, ...sessionActs };

export const LookedFor = oneOf('LookedFor', ...Object.keys(words));

export const LookAnswer = t.type(
  {
    at: Instant,
    who: t.type({ user: orNull(t.string), role: orNull(t.string), group: orNull(RoleGroup), organisation: orNull(t.string), session: orNull(t.string) }, 'WhoLooked'),
    operation: t.string,
    action: LookedFor,
    means: t.string,
    refused: orNull(t.string),
    people: t.array(t.string),
    reason: orNull(t.string),
    address: orNull(t.string),
    correlationId: t.string,
    place: t.string,
  },
  'Look',
);

export const lookAnswer = ({ at, who, operation, action, refused, people, reason, address, correlationId, book, number }: Entry): t.TypeOf<typeof LookAnswer> => ({
  at,
  who: { ...who },
  operation,
  action,
  means: words[action],
  refused,
  people: [...people],
  reason,
  address,
  correlationId,
  place: `${book}/${number}`,
});
