import { expect, it } from 'vitest';
import { nhsNumber } from '../in-memory.ts';
import { identitiesIn } from './identities.ts';

it.each([
  ['{"code":"OKAFOR"}'],
  ['registered FREYA'],
  [`participant ${nhsNumber(1)}`],
  ['born 1985-12-12'],
  ['lives in BS1 8FE'],
  ['a.person@example.com'],
  ['call 07700 900026'],
])('who somebody is shows in: %s', (text) => {
  expect(identitiesIn(text)).toHaveLength(1);
});

it.each([
  ['{"level":30,"time":1795343820000,"pid":123,"requestId":"0b5f0c5e-1b1a-4b0e-9d5c-901000000180","milliseconds":12}'],
  ['the run of 2026-11-22, 10000 people'],
  ['at Object.<anonymous> (/csms/adapters/http/server.ts:12:1)'],
])('and nobody in: %s', (text) => {
  expect(identitiesIn(text)).toEqual([]);
});
