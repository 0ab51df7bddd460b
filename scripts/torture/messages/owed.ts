import { isLeft } from 'fp-ts/lib/Either.js';
import { randomUUID } from 'node:crypto';
import { handleMany, type Item } from '../../../application/participants.ts';
import type { System } from '../../../adapters/system.ts';
import { addDays, addMonths } from '../../../domain/dates/civil-date.ts';
import { nhsNumberFrom } from '../../../domain/identifiers/nhs-number.ts';
import { type Command, command } from '../../../domain/participant/commands.ts';
import type { Demographics } from '../../../domain/participant/demographics.ts';

const demographics: Omit<Demographics, 'dateOfBirth'> = {
  name: { prefix: null, given: 'EXAMPLE', otherGiven: null, family: 'PERSON', previousFamily: null },
  gender: 'female',
  practice: 'A81001',
  address: { lines: ['1 EXAMPLE STREET', 'EXAMPLETON'], postcode: 'ZZ99 3VZ' },
  contact: { telephone: null, mobile: null, email: null, language: null, interpreter: false },
};

/** Results of different letters, so that batches differ. */
const findings = [
  { cytology: 'X', hpv: '0', action: 'A' },
  { cytology: '3', hpv: '9', action: 'S' },
  { cytology: '0', hpv: '9', action: 'R' },
] as const;

/** Makes letters owed: so many more people join, and each has a result. */
export const owing = ({ clock, ...system }: System): ((people: number) => Promise<void>) => {
  let all = 0;
  const today = clock.today();
  const item = (n: number, given: Command): Item => {
    const commandId = randomUUID();
    return { participantId: system.ids.of(nhsNumberFrom(901_000_000, n)), command: given, context: { today, actor: { user: 'torture', role: 'csas', organisation: 'X26' }, cause: 'torture', correlationId: commandId, commandId } };
  };
  const done = async (items: readonly Item[]): Promise<void> => {
    const failed = (await handleMany(system)(items)()).find(isLeft);
    if (failed !== undefined) throw new Error(`Nothing is owed: ${JSON.stringify(failed.left)}`);
  };
  return async (people) => {
    const numbers = Array.from({ length: people }, () => all++);
    await done(numbers.map((n) => item(n, command('register', { nhsNumber: nhsNumberFrom(901_000_000, n), demographics: { ...demographics, dateOfBirth: addMonths(today, -360) } }))));
    await done(numbers.map((n) => item(n, command('record-result', { result: { testDate: addDays(today, -7), ...(findings[n % findings.length] ?? findings[0]), slideNumber: `26${String(n).padStart(6, '0')}`, laboratory: '62010' } }))));
  };
};
