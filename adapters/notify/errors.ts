import * as t from 'io-ts';
import { asCode } from './trouble.ts';

/** One thing that NHS Notify finds wrong. What it writes in words is not taken over: it may repeat what we sent. */
export interface NotifyError {
  readonly code: string;
  /** JSON pointer into our request; null: the request as a whole. */
  readonly pointer: string | null;
}

const Errors = t.type({ errors: t.array(t.type({ code: t.string })) });
const Source = t.type({ source: t.type({ pointer: t.string }) });

/** The errors in the body of a refusal; none where it is not written as NHS Notify writes it. */
export const errorsIn = (body: unknown): readonly NotifyError[] =>
  Errors.is(body) ? body.errors.map((error) => ({ code: asCode(error.code, 'unreadable'), pointer: Source.is(error) ? error.source.pointer : null })) : [];

/** Which message of a batch a pointer means (from 0), and what of it. */
export interface Fault {
  readonly code: string;
  readonly at: number;
  readonly field: string | null;
}

const inBatch = /^\/data\/attributes\/messages\/(\d{1,5})(?:\/([\w./-]{1,200}))?$/;
const inMessage = /^\/data\/attributes\/((?:messageReference|recipient|personalisation)(?:\/[\w./-]{1,200})?)$/;

/** What is wrong with single messages, as far as the errors name some. */
export const faultsOf = (errors: readonly NotifyError[], messages: number): readonly Fault[] =>
  errors.flatMap(({ code, pointer }) => {
    const [, at, ofBatch] = inBatch.exec(pointer ?? '') ?? [];
    const [, ofMessage] = messages === 1 ? (inMessage.exec(pointer ?? '') ?? []) : [];
    const place = at === undefined ? (ofMessage === undefined ? messages : 0) : Number(at);
    const field = at === undefined ? ofMessage : ofBatch;
    return place < messages ? [{ code, at: place, field: field?.replaceAll('/', '.') ?? null }] : [];
  });
