/** Least seconds before a call is made again, by the status of its answer. Source: the published API of NHS Notify. */
const floors: Readonly<Record<number, number>> = { 425: 300, 429: 5 };

/** Seconds where nobody says how many. */
export const usualPause = 60;

/** Nobody is asked to wait longer than this; a call that is too early does no harm. */
const longest = 24 * 3_600;

/** Seconds of a `Retry-After` header, which holds a number or a date; null: it says nothing that can be. */
const told = (header: string | null, now: number): number | null => {
  const text = (header ?? '').trim();
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : /^[A-Za-z]{3}, /.test(text) ? Math.ceil((Date.parse(text) - now) / 1000) : NaN;
  return seconds >= 0 ? seconds : null;
};

/** Seconds after which a call that was answered so may be made again: at least one, at most a day. */
export const retryAfter = (status: number, headers: Headers, now: number): number =>
  Math.min(longest, Math.max(told(headers.get('retry-after'), now) ?? usualPause, floors[status] ?? 1));
