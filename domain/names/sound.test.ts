import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundOf } from './sound.ts';

describe('names sound the same', () => {
  it.each(['CLARE CLAIRE', 'SARA SARAH', 'SMITH SMYTH', 'CLARK CLARKE', 'BROWN BROWNE', 'PHILIPS PHILLIPS', 'READ REED REID', 'GRAY GRAI', 'KATHERINE CATHERINE', 'NICHOLS NICHOLLS', 'MACK MAC', 'KNIGHT NIGHT', 'WRIGHT RIGHT', 'MARY MARI'])(
    '%s', (names) => expect(new Set(names.split(' ').map(soundOf)).size).toBe(1),
  );
});

describe('names do not', () => {
  it.each(['JANE JOAN JUNE JEAN', 'ANN ANNA HANNAH', 'MARY MARIA', 'ELLA ELLIE', 'JULIE JULIA', 'SARA ZARA', 'LAURA LAUREN', 'JONES JOHNS JAMES', 'KHAN CHAN', 'WARD WOOD', 'LEE LO'])(
    '%s', (names) => expect(new Set(names.split(' ').map(soundOf)).size).toBe(names.split(' ').length),
  );
});

it('a name in another script sounds like itself, and none sounds like nothing', () => {
  expect(soundOf('李')).toBe('李');
  fc.assert(fc.property(fc.stringMatching(/^[A-Z]{1,12}$/), (name) => soundOf(name) !== ''));
});
