import { expect, it } from 'vitest';
import { ParticipantId } from '../application/participant-id.ts';
import type { NhsNumber } from '../domain/identifiers/nhs-number.ts';
import { participantIds } from './participant-ids.ts';

const [one, other] = ['9010000001', '9510000019'] as NhsNumber[] as [NhsNumber, NhsNumber];

it('gives an NHS number the same id every time, and another number another', () => {
  const ids = participantIds('a key');
  expect(ids.of(one)).toBe(participantIds('a key').of(one));
  expect(ids.of(one)).not.toBe(ids.of(other));
});

it('gives another id under another key', () => {
  expect(participantIds('a key').of(one)).not.toBe(participantIds('another key').of(one));
});

it('makes ids that are participant ids and hold nothing of the number', () => {
  const id = participantIds('a key').of(one);
  expect(ParticipantId.is(id)).toBe(true);
  expect(id).not.toContain(one.slice(0, 4));
});
