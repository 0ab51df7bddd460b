import { afterAll, beforeAll, expect } from 'vitest';
import { captured, captureOutput } from './captured.ts';
import { identitiesIn } from './identities.ts';

/** Around every suite: whatever it logged and printed must tell nobody's name, number, address or date of birth. */
let restore = (): void => undefined;

beforeAll(() => {
  captured.length = 0;
  restore = captureOutput();
});

afterAll(() => {
  restore();
  expect(identitiesIn(captured.join('\n')), 'logged or printed by this suite').toEqual([]);
});
