import * as t from 'io-ts';
import type { Answer, Batch, Handed, Unwelcome } from '../../application/ports/notify.ts';
import { errorsIn, type Fault, faultsOf } from './errors.ts';
import type { Heard } from './hear.ts';
import { inDoubt, mayPass, refused } from './trouble.ts';

const Created = t.type({ data: t.type({ id: t.string, attributes: t.type({ messageReference: t.string }) }) });
const BatchCreated = t.type({ data: t.type({ attributes: t.type({ messages: t.array(t.type({ messageReference: t.string, id: t.string })) }) }) });

/** Its names for our references; null: it says something else. */
const idsIn = (body: unknown): ReadonlyMap<string, string> | null => {
  if (BatchCreated.is(body)) return new Map(body.data.attributes.messages.map(({ messageReference, id }) => [messageReference, id]));
  return Created.is(body) ? new Map([[body.data.attributes.messageReference, body.data.id]]) : null;
};

/** Faults of our settings, though they are told of each message: none of them will do better. */
const ofSettings: ReadonlySet<string> = new Set(['CM_ODS_CODE_REQUIRED', 'CM_CANNOT_SET_ODS_CODE']);

/** Faults of a routing plan, though they come as 500: as long as nobody mends it, it takes nothing. */
const ofRoutingPlan: ReadonlySet<string> = new Set(['CM_ROUTING_PLAN_DUPLICATE_TEMPLATES', 'CM_MISSING_ROUTING_PLAN_TEMPLATE']);

const duplicate = 'CM_DUPLICATE_REQUEST';

const unwelcome = (messages: readonly Handed[], faults: readonly Fault[]): Answer | null => {
  const byReference = new Map<string, Unwelcome>();
  for (const { at, code, field } of faults) {
    const reference = messages[at]?.reference;
    if (reference !== undefined && !byReference.has(reference)) byReference.set(reference, { reference, code, field });
  }
  const [first, ...others] = byReference.values();
  return first === undefined ? null : { kind: 'unwelcome', messages: [first, ...others] };
};

/** What an answer to a batch means. Codes and statuses that were never seen are refusals, so that somebody looks. */
export const answerOf = (heard: Heard, { messages }: Batch, now: number): Answer => {
  const { status, body } = heard;
  if (status >= 200 && status < 300) {
    const ids = idsIn(body);
    // If it has them it will say so when it is asked again; if somebody else answered, nothing is lost.
    return ids !== null && messages.every(({ reference }) => ids.has(reference)) ? { kind: 'accepted', ids } : inDoubt(heard, 'not-understood', now);
  }
  const errors = errorsIn(body);
  const code = errors[0]?.code ?? `HTTP_${status}`;
  if (mayPass(status) && !ofRoutingPlan.has(code)) return inDoubt(heard, code, now);
  const faults = faultsOf(errors, messages.length);
  if (status === 422 && code === duplicate) {
    // It had the request itself before; or, in another request, some of these messages, and then it took none of the others.
    return (messages.length > 1 ? unwelcome(messages, faults) : null) ?? { kind: 'accepted-before' };
  }
  const atFault = status === 400 && !ofSettings.has(code) ? unwelcome(messages, faults) : null;
  const [{ pointer } = { pointer: null }] = errors;
  return atFault ?? refused(code, `NHS Notify refused a batch with status ${status}${pointer === null || !/^[\w./-]{1,200}$/.test(pointer) ? '' : `, because of ${pointer}`}.`);
};
