import * as t from 'io-ts';
import { oneOf } from '../../domain/codes/one-of.ts';
import { CivilDate } from '../../domain/dates/civil-date.ts';
import { eventCodec } from '../event-codec.ts';

export const Occasion = oneOf('Occasion', 'scheduled', 'on-demand');
export type Occasion = t.TypeOf<typeof Occasion>;

/** What the log held up to a position, as it counts by itself. */
export const InTheLog = t.type({ happenings: t.Integer, letters: t.Integer, messages: t.Integer });
export type InTheLog = t.TypeOf<typeof InTheLog>;

/** What is kept of a reconciliation: counts, and no personal data. A storage contract. */
export const reconciliationEvents = {
  /** `counts` by kind, those of 0 left out. `notShown`: places in the log and references that a read model does not show; `unknown`: references that NHS Notify does not know; the first of each. */
  'reconciled': t.type({
    on: CivilDate,
    occasion: Occasion,
    position: t.Integer,
    total: t.Integer,
    needSomebody: t.Integer,
    counts: t.record(t.string, t.Integer),
    log: InTheLog,
    notShown: t.array(t.union([t.Integer, t.string])),
    unknown: t.array(t.string),
  }),
} as const;

export type Reconciled = t.TypeOf<(typeof reconciliationEvents)['reconciled']>;

export const reconciliationCodec = eventCodec(reconciliationEvents);
export const reconciliationStream = 'reconciliation';
