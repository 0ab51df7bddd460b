import type { Action } from './action.ts';
import type { Identity } from './identity.ts';
import { permissions, type Scope } from './permissions.ts';

/** Why somebody may not do something, whoever it is about. */
export type Denied =
  | { readonly kind: 'access-denied'; readonly missing: 'group' | 'scope' }
  /** They have not said yet that they know whom they may look at. */
  | { readonly kind: 'acknowledgement-required' };

/** What tells nothing of anybody. */
const ofNobody: readonly Action[] = ['read-rules', 'count', 'operate'];

/** On whom somebody may do something, or why they may not at all. */
export const permitted = ({ group, scopes, acknowledged }: Identity, action: Action): Scope | Denied => {
  const scope = permissions[action][group];
  if (scope === undefined) return { kind: 'access-denied', missing: 'group' };
  if (scopes !== null && !scopes.includes(action)) return { kind: 'access-denied', missing: 'scope' };
  if (!acknowledged && !ofNobody.includes(action)) return { kind: 'acknowledgement-required' };
  return scope;
};
