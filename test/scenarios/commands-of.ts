import * as E from 'fp-ts/lib/Either.js';
import type { Errors } from 'io-ts';
import { type Command, commandData, type CommandName } from '../../domain/participant/commands.ts';
import type { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import type { Scenario, Step } from './scenario.ts';

type Asked = readonly [CommandName, unknown];
type With = Readonly<Record<string, unknown>>;

/** The commands that a step stands for, in order; none where it only looks. Left: what in `with` does not fit. */
export const commandsOf = (scenario: Scenario, nhsNumber: NhsNumber, step: Step): E.Either<string, readonly Command[]> => {
  const commands: Command[] = [];
  for (const [name, data] of asked(scenario, nhsNumber, step)) {
    const decoded = commandData[name].decode(data);
    if (E.isLeft(decoded)) return E.left(places(decoded.left));
    commands.push({ do: name, with: decoded.right } as Command);
  }
  return E.right(commands);
};

const asked = (scenario: Scenario, nhsNumber: NhsNumber, step: Step): readonly Asked[] => {
  const told: With = step.with ?? {};
  const register: Asked = ['register', registration(scenario, nhsNumber)];
  switch (step.do) {
    case 'join':
      return [register];
    case 'import':
      return [register, ['import-history', { results: [], ...told, source: 'scenario' }]];
    case 'result':
      return [['record-result', { result: told }]];
    case 'deleteResult':
      return [['withdraw-result', told]];
    case 'resolve': {
      const { testDate, remove, ...correction } = told;
      return [['settle-result', remove === true ? { testDate, remove } : { testDate, correction }]];
    }
    case 'invite':
    case 'defer':
    case 'cease':
    case 'reinstate':
      return [[step.do, told]];
    case 'amend':
    case 'discharge':
      return [[step.do, { by: 'csas', ...told }]];
    case 'demographics':
      return [['change-demographics', changes(told, step.on)]];
    case 'optIn':
      return [['opt-in', {}]];
    case 'pause':
    case 'unpause':
      return [[step.do, { by: 'csas', ...told }]];
    case 'restrict':
    case 'unrestrict':
      return [[step.do, { by: 'csas', reason: 'As asked.', ...told }]];
    case 'completeReview':
      return [['complete-review', { by: 'practice', ...told }]];
    case 'restore':
      return [['restore', { by: 'csas', ...told }]];
    case 'sampleCheck':
    case 'advance':
      return [];
  }
};

const registration = ({ id, participant }: Scenario, nhsNumber: NhsNumber) => ({
  nhsNumber,
  demographics: {
    name: { prefix: null, given: 'SCENARIO', otherGiven: null, family: id, previousFamily: null },
    dateOfBirth: participant.dateOfBirth,
    gender: participant.gender,
    practice: participant.practice ?? null,
    address: null,
    contact: { telephone: null, mobile: null, email: null, language: null, interpreter: false },
  },
  optedIn: participant.optedIn ?? false,
});

/** `died: true` is today; `died: false` and `movedTo: null` bring back whoever was gone. */
const changes = ({ died, movedTo, address, ...rest }: With, on: string) => ({
  ...rest,
  ...(typeof address === 'string' ? { address: { lines: address.split(/\s*,\s*/), postcode: null } } : address === undefined ? {} : { address }),
  ...(died === undefined ? {} : { inactive: died === false ? null : { reason: 'died', since: died === true ? on : died } }),
  ...(movedTo === undefined ? {} : { inactive: movedTo === null ? null : { reason: movedTo, since: on } }),
});

const places = (errors: Errors): string =>
  [...new Set(errors.map(({ context }) => context.map(({ key }) => key).filter((key) => key !== '' && !/^\d+$/.test(key)).join('/')))].join(', ');
