import * as E from 'fp-ts/lib/Either.js';
import type { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import { CivilDate } from '../../domain/dates/civil-date.ts';
import { silence } from './answers.ts';
import { commandsOf } from './commands-of.ts';
import { type Failing, failing } from './expectations.ts';
import type { Scenario, Step } from './scenario.ts';
import type { Answer, Person, World } from './world.ts';

/** Plays one life in a world, step by step, and tells which expectations did not hold. */
export const play = async (world: World, scenario: Scenario, nhsNumber: NhsNumber): Promise<readonly Failing[]> => {
  const person = world.person(nhsNumber);
  const found: Failing[] = [];
  let before = '';
  for (const [index, step] of scenario.timeline.entries()) {
    const since = person.place();
    const rules = before < step.on ? await person.runDays(step.on) : [];
    before = step.on;
    const answer = await act(person, scenario, nhsNumber, step);
    if (E.isLeft(answer)) {
      found.push({ step: index + 1, field: 'with', expected: `what ${step.do} needs`, got: answer.left });
      continue;
    }
    const all = { ...answer.right, rules: [...rules, ...answer.right.rules] };
    found.push(...(await failing(index + 1, step.expect ?? {}, all, () => person.look(step.on, since))));
  }
  return found;
};

const act = async (person: Person, scenario: Scenario, nhsNumber: NhsNumber, step: Step): Promise<E.Either<string, Answer>> => {
  if (step.do === 'sampleCheck') return checkSample(person, step);
  const commands = commandsOf(scenario, nhsNumber, step);
  if (E.isLeft(commands)) return commands;
  let all = silence;
  for (const command of commands.right) all = joined(all, await person.carryOut(command, step.on));
  return E.right(all);
};

const checkSample = async (person: Person, { with: told = {} }: Step): Promise<E.Either<string, Answer>> => {
  const { sampleDate, vialExpiry } = told;
  if (!CivilDate.is(sampleDate)) return E.left('sampleDate');
  if (vialExpiry !== undefined && !CivilDate.is(vialExpiry)) return E.left('vialExpiry');
  return E.right(await person.checkSample({ sampleDate, ...(vialExpiry === undefined ? {} : { vialExpiry }) }));
};

const joined = (a: Answer, b: Answer): Answer => ({
  refusals: [...a.refusals, ...b.refusals],
  warnings: [...a.warnings, ...b.warnings],
  rules: [...a.rules, ...b.rules],
  repeatMonths: b.repeatMonths ?? a.repeatMonths,
});
