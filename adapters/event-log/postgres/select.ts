import type { Filter } from '../../../application/ports/event-log.ts';
import { columns } from './rows.ts';

export interface Query {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * What fits a filter after one position and up to another, in order, at most so many. Each type is a scan of its own, in the
 * order of the log, so that the database merges them and stops at the limit; without a limit of its own it doesn't see the order.
 */
export const selectFitting = (filter: Filter | undefined, after: number, upTo: number, limit: number): Query => {
  const between = [after, upTo, limit];
  if (filter === undefined) return { text: inOrder('true'), values: between };
  if ('streamPrefix' in filter) return { text: inOrder('stream >= $4 and stream < $5'), values: [...between, ...namesWith(filter.streamPrefix)] };
  const types = [...new Set(filter.types)];
  const each = types.map((_, n) => `(select * from event_log.events where type = $${n + 4} and position > $1 and position <= $2 order by position limit $3)`);
  if (each.length === 0) return { text: inOrder('false'), values: between };
  return { text: `select ${columns} from (${each.join(' union all ')}) found order by position limit $3`, values: [...between, ...types] };
};

const inOrder = (condition: string): string =>
  `select ${columns} from event_log.events where position > $1 and position <= $2 and ${condition} order by position limit $3`;

/** The range of the names with a prefix: no stream's name holds the last code point. */
export const namesWith = (prefix: string): readonly [string, string] => [prefix, `${prefix}\u{10FFFF}`];
