import * as E from 'fp-ts/lib/Either.js';
import type { AskedNumber } from '../../application/screening-histories.ts';
import { type Problem, problem } from './problems/problem.ts';

/** Far more than the numbers that may be asked for at once. */
const mostBytes = 65_536;

/** No number is longer; what is, is told by its beginning. */
const mostCharacters = 40;

/** The first column of a file of numbers. Its lines are counted as a person counts them: from 1, a heading and empty lines among them. */
export const listOfNumbers = async (pieces: AsyncIterable<Uint8Array>): Promise<E.Either<Problem, readonly AskedNumber[]>> => {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > mostBytes) return E.left(problem('too-large', `A list of numbers may hold at most ${mostBytes} bytes.`));
    chunks.push(piece);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return E.right(text.split(/\r\n|\n|\r/).flatMap((line, i) => numberOn(line, i + 1)));
  } catch {
    return E.left(problem('invalid-request', 'Must be text in UTF-8.', { field: 'file' }));
  }
};

const numberOn = (text: string, line: number): readonly AskedNumber[] => {
  const given = (text.split(/[,;\t]/)[0] ?? '').replace(/^\s*"(.*)"\s*$/, '$1').trim().replaceAll(/\p{Cc}/gu, ' ');
  const isHeading = line === 1 && !/\d/.test(given);
  return given === '' || isHeading ? [] : [{ line, given: [...given].slice(0, mostCharacters).join('') }];
};
