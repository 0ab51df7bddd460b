import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { type Take, textOf } from './call.ts';
import { failure } from './failure.ts';

/** Most characters of an answer: a page of the inbox with 5,000 names is the longest. */
const longest = 1024 * 1024;

/** An answer whose body says nothing that we need. */
export const nothingTaken: Take<void> = async (response) => {
  await textOf(response, 0);
  return E.right(undefined);
};

/** An answer in JSON. */
export const jsonTaken =
  <A>(codec: t.Decoder<unknown, A>): Take<A> =>
  async (response) => {
    const text = await textOf(response, longest);
    const read = E.chainW(codec.decode)(E.tryCatch(() => JSON.parse(text) as unknown, () => null));
    return E.mapLeft(() => failure('not-understood', response.statusCode))(read);
  };
