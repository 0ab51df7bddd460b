import { randomUUID } from 'node:crypto';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';
import { handleMany, type Item } from '../../../application/participants.ts';
import type { ParticipantId } from '../../../application/participant-id.ts';
import type { System } from '../../../adapters/system.ts';
import { addMonths, type CivilDate, civilDate } from '../../../domain/dates/civil-date.ts';
import { nhsNumberFrom } from '../../../domain/identifiers/nhs-number.ts';
import { type Command, command } from '../../../domain/participant/commands.ts';
import type { Demographics } from '../../../domain/participant/demographics.ts';
import type { Chance } from '../../chance.ts';
import { readNames } from '../../simulate/names.ts';
import { numberOf } from '../../simulate/person.ts';
import { simulate } from '../../simulate/simulate.ts';

/** The first day whose run is still to be done. */
export const firstDay = civilDate('2026-11-22');

/** What happens while processes die. */
export interface Lives {
  /** So many more people, with all that happened to them in three years. */
  readonly more: (people: number) => Promise<void>;
  /** Something small happens to some of those people; now and then it is refused. */
  readonly change: (people: number, today: CivilDate) => Promise<void>;
  /** So many people join who are all to be listed on the day after. */
  readonly join: (people: number, today: CivilDate) => Promise<void>;
  /** About so many people get this family name, and nothing else from then on but what a day's run brings. Answers with how many did. */
  readonly rename: (people: number, family: string, today: CivilDate) => Promise<number>;
}

const practices = ['A81001', 'B82002', null] as const;
const joiner: Omit<Demographics, 'dateOfBirth'> = {
  name: { prefix: null, given: 'EXAMPLE', otherGiven: null, family: 'PERSON', previousFamily: null },
  gender: 'female',
  practice: 'A81001',
  address: { lines: ['1 EXAMPLE STREET', 'EXAMPLETON'], postcode: 'ZZ99 3VZ' },
  contact: { telephone: null, mobile: null, email: null, language: null, interpreter: false },
};

export const livesOn = async (system: System, dice: Chance, seed: number): Promise<Lives> => {
  const world = { seed, from: addMonths(firstDay, -36), until: firstDay, policy: system.policy, ids: system.ids, names: await readNames() };
  let all = 0;
  let joined = 0;
  const setAside = new Set<ParticipantId>();

  const item = (participantId: ParticipantId, given: Command, today: CivilDate): Item => {
    const commandId = randomUUID();
    return { participantId, command: given, context: { today, actor: { user: 'torture', role: 'csas', organisation: 'X26' }, cause: 'torture', correlationId: commandId, commandId } };
  };
  const some = (people: number): readonly ParticipantId[] => [...new Set(Array.from({ length: people }, () => system.ids.of(numberOf(dice.below(all)))))].filter((id) => !setAside.has(id));
  const change = (): Command =>
    dice.oneOf([
      () => command('change-demographics', { practice: dice.oneOf(practices) }),
      () => command('change-demographics', { name: { ...joiner.name, family: dice.oneOf(world.names.family) } }),
      () => command('pause', { by: 'csas' }),
      () => command('unpause', { by: 'csas' }),
    ])();

  return {
    more: async (people) => void (await simulate(system.log, world, (all += people))),
    change: async (people, today) => void (await handleMany(system)(some(people).map((id) => item(id, change(), today)))()),
    join: async (people, today) => {
      const joining = Array.from({ length: people }, () => {
        const nhsNumber = nhsNumberFrom(901_000_000, joined++);
        return item(system.ids.of(nhsNumber), command('register', { nhsNumber, demographics: { ...joiner, dateOfBirth: addMonths(today, -360) } }), today);
      });
      if ((await handleMany(system)(joining)()).some(isLeft)) throw new Error('Somebody could not join');
    },
    rename: async (people, family, today) => {
      const renaming = some(people);
      for (const id of renaming) setAside.add(id);
      const change = command('change-demographics', { name: { ...joiner.name, family } });
      return (await handleMany(system)(renaming.map((id) => item(id, change, today)))()).filter((answer) => isRight(answer) && answer.right.decision.events.length > 0).length;
    },
  };
};
