import * as t from 'io-ts';
import { Party } from '../../../domain/codes/recall.ts';
import { addDays } from '../../../domain/dates/civil-date.ts';
import { command } from '../../../domain/participant/commands.ts';
import { exampleToday } from '../examples/life.ts';
import type { Operation } from '../operation.ts';
import { text } from '../schema/constrained.ts';
import { action } from './action.ts';

const tag = 'Call and recall';
const dayBefore = addDays(exampleToday, -1);

const Restriction = t.type({
  reason: text('RestrictionReason', { minLength: 3, maxLength: 500, description: 'Why, and whose wish it is. Seen by those who may see the whole record.' }),
  by: Party,
});

/** Hides where somebody lives from all but the permitted. D-38. */
export const restricting: readonly Operation[] = [
  action({
    id: 'restrict',
    path: 'restrict',
    needs: 'restrict',
    tag,
    summary: 'Restrict a record',
    description: 'Address, contact details and practice are hidden from all but the permitted, and whoever may only see their own practice’s people no longer finds this person. Letters go on as before. The reason is shown with what it hides.',
    body: Restriction,
    command: (body) => command('restrict', body),
    examples: [{ summary: 'By CSAS', value: { reason: 'Asked for by the person; case CAS-12345-ABCDE.', by: 'csas' } }],
    refusals: ['already-restricted', 'not-permitted'],
  }),
  action({
    id: 'unrestrict',
    path: 'unrestrict',
    needs: 'restrict',
    tag,
    summary: 'Lift the restriction of a record',
    description: 'Whoever saw this person before sees all of the record again.',
    body: Restriction,
    command: (body) => command('unrestrict', body),
    examples: [{ summary: 'By CSAS', value: { reason: 'No longer wished; case CAS-12345-ABCDE.', by: 'csas' } }],
    before: [[dayBefore, command('restrict', { reason: 'Asked for by the person.', by: 'csas' })]],
    refusals: ['not-restricted', 'not-permitted'],
  }),
];
