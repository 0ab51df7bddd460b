import * as t from 'io-ts';
import { oneOf, wordsOf } from '../../../domain/codes/one-of.ts';
import { RefusalCode } from '../../../domain/codes/refusal.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { text } from '../schema/constrained.ts';
import { breakGlassProblems } from '../problems/break-glass.ts';
import { edgeProblems } from '../problems/edge.ts';
import { laboratoryProblems } from '../problems/laboratory.ts';
import { practiceProblems } from '../problems/practices.ts';
import { senderProblems } from '../problems/senders.ts';
import { messageProblems } from '../problems/messages.ts';
import { orNull } from './or-null.ts';

/** Parts that many answers have. */

export const Instant = text('Instant', { description: 'An instant, ISO 8601 in UTC.' });

export const Actor = t.type({ user: t.string, role: t.string, organisation: t.string }, 'Actor');

export const Mark = oneOf('Mark', 'S', 'P', '2', 'L', 'I', 'K', 'D');

export const ToldRule = t.type({ rule: t.string, value: orNull(t.string), says: t.string, source: t.string, mark: Mark }, 'ToldRule');

export const ToldWarning = t.type({ code: t.string, says: t.string }, 'ToldWarning');

/** Every code that a problem can carry. */
export const ProblemCode = oneOf('ProblemCode', ...Object.keys(edgeProblems), ...wordsOf(RefusalCode), ...Object.keys(laboratoryProblems), ...Object.keys(senderProblems), ...Object.keys(practiceProblems), ...Object.keys(messageProblems), ...Object.keys(breakGlassProblems));

export const Wrong = t.intersection(
  [t.type({ code: ProblemCode, detail: t.string }), t.partial({ field: t.string, earliest: CivilDate, latest: CivilDate, until: Instant, reason: t.string, segment: t.Integer, file: t.string, acknowledged: t.string, rules: t.array(t.string) })],
  'Wrong',
);

/** `says`: in plain words, with the reason, of what had been done before the request came. */
export const Meanwhile = t.intersection([t.type({ actor: Actor, did: t.array(t.string), at: orNull(Instant), revision: t.Integer }), t.partial({ says: t.array(t.string) })], 'Meanwhile');

export const ProblemDetails = t.intersection(
  [
    t.type({ type: t.string, title: t.string, status: t.Integer, detail: t.string, code: ProblemCode, requestId: t.string, errors: t.array(Wrong) }),
    t.partial({ field: t.string, earliest: CivilDate, latest: CivilDate, until: Instant, reason: t.string, segment: t.Integer, file: t.string, acknowledged: t.string, rules: t.array(t.string), revision: t.Integer, meanwhile: t.array(Meanwhile) }),
  ],
  'Problem',
);
