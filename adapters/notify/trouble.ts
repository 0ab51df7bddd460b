import type { Answer } from '../../application/ports/notify.ts';
import type { Heard } from './hear.ts';
import { retryAfter, usualPause } from './retry-after.ts';

/** Answers under which nothing is known to have been done. */
export type Trouble = Extract<Answer, { readonly kind: 'refused' | 'unknown' }>;

/** Its own codes are kept as text, if they look like codes. */
export const asCode = (text: unknown, otherwise: string): string => (typeof text === 'string' && /^[\w.-]{1,80}$/.test(text) ? text : otherwise);

export const refused = (code: string, detail: string): Trouble => ({ kind: 'refused', code, detail });

/** No answer came. */
export const silence = (code: string): Trouble => ({ kind: 'unknown', code: asCode(code, 'no-answer'), againAfter: usualPause });

/** An answer came that leaves open whether it was done. */
export const inDoubt = ({ status, headers }: Heard, code: string, now: number): Trouble => ({ kind: 'unknown', code, againAfter: retryAfter(status, headers, now) });

/** Whether the same call may be answered better in a while. */
export const mayPass = (status: number): boolean => status >= 500 || status === 408 || status === 425 || status === 429;
