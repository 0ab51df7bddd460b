import { expect, it } from 'vitest';
import { LetterCode } from '../../domain/codes/letter.ts';
import { wordsOf } from '../../domain/codes/one-of.ts';
import { letterInWords, resultInWords } from './codes.ts';

it.each([
  [{ cytology: 'X', hpv: '0', action: 'A' }, 'HPV negative, routine recall (X0A)'],
  [{ cytology: '2', hpv: '9', action: 'R' }, 'HPV positive, cytology negative, early repeat (29R)'],
  [{ cytology: '4', hpv: null, action: 'S' }, 'no HPV test, high-grade dyskaryosis (severe), referred to colposcopy (4S)'],
  [{ cytology: '9', hpv: 'Q', action: 'S' }, 'not tested for HPV, borderline endocervical changes, referred to colposcopy (9QS)'],
  [{ cytology: '9', hpv: null, action: 'S' }, 'no HPV test, endocervical adenocarcinoma, referred to colposcopy (9S)'],
  [{ cytology: '-', hpv: 'U', action: 'H' }, 'self-sample, HPV test unavailable or unreliable, recorded only (-UH)'],
] as const)('%j is told as %s', (result, words) => {
  expect(resultInWords(result)).toBe(words);
});

it('has words for every letter, and each its own', () => {
  const letters = wordsOf(LetterCode);
  const words = letters.map(letterInWords);
  expect(words.filter((text, i) => text === letters[i])).toEqual([]);
  expect(new Set(words).size).toBe(letters.length);
});

it('names a result letter by its result', () => {
  expect(letterInWords('P29R')).toBe('result: HPV positive, cytology negative, early repeat');
});
