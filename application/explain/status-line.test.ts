import { expect, it } from 'vitest';
import { dummy, joined, tested, when } from '../../domain/participant/example-life.ts';
import { statusLine } from './status-line.ts';

const p = joined('2026-01-05');
const deferred = when(p, '2026-02-01', 'defer', { reason: 'recent-test', months: 3, by: 'practice' }).then;
const ceased = when(deferred, '2026-02-02', 'cease', { reason: 'no-cervix', by: 'csas' }).then;

it.each([
  [p, null],
  [deferred, 'Deferred – a recent test'],
  [tested(deferred, ['2026-02-10', 'X0A']), null],
  [when(deferred, '2026-02-02', 'amend', { nextTestDueDate: '2026-08-01' }).then, null],
  [ceased, 'Ceased – no cervix'],
  [when(ceased, '2026-02-03', 'reinstate', { by: 'csas' }).then, null],
  [when(ceased, '2026-02-03', 'change-demographics', { inactive: { reason: 'died', since: '2026-02-03' } }).then, 'Inactive – the person died'],
  [dummy('2026-01-05'), 'Dummy registration'],
])('says of a record what must be seen first (%#: %s)', (participant, line) => {
  expect(statusLine(participant)).toBe(line);
});
