import * as E from 'fp-ts/lib/Either.js';
import { explain } from '../../application/explain/explanation.ts';
import { stepsOf, type ToldStep } from '../../application/explain/steps.ts';
import { seenHistory } from '../../application/access/seen.ts';
import { type ParticipantHistory, readHistory } from '../../application/participant-history.ts';
import type { ParticipantsDeps } from '../../application/participants.ts';
import type { Sees } from '../../domain/access/sees.ts';
import { readNumber, writtenNumber } from '../../domain/identifiers/participant-number.ts';
import { isDummy, isPaused, nextTestDueDate, recallStatus } from '../../domain/participant/participant.ts';
import { codesOf } from '../../domain/participant/test-result.ts';
import { isLookingBack, type LookingBack, momentOf } from '../looking-back.ts';
import { CommandFailed } from './with-system.ts';

/** A participant by NHS number or dummy number (spaces are fine), now or as of a moment. */
const find = async (deps: ParticipantsDeps, typed: string, sees: Sees, back: LookingBack): Promise<ParticipantHistory> => {
  const number = readNumber(typed);
  if (number === null) throw new CommandFailed('not-an-nhs-number: an NHS number has ten digits, the last of which checks the others; the number of a dummy registration has T and ten digits.');
  const found = await readHistory(deps.log)(deps.ids.of(number), momentOf(back));
  if (E.isRight(found)) return seenHistory(sees, found.right);
  if (found.left.kind === 'not-found') throw new CommandFailed(`not-found: nobody with this number ${isLookingBack(back) ? 'was in the cohort then' : 'is in the cohort'}.`);
  throw new CommandFailed(found.left.kind);
};

const line = (label: string, value: string): string => `  ${label.padEnd(22)}${value}`;

const summary = ({ participantId, participant: p, isRestricted }: ParticipantHistory, sees: Sees): readonly string[] => {
  const isHidden = isRestricted && sees !== 'all';
  const { name, dateOfBirth, practice } = p.demographics;
  return [
    `${name.family}, ${name.given ?? ''}`.trim(),
    line(isDummy(p) ? 'dummy number' : 'NHS number', writtenNumber(p.nhsNumber)),
    line('participant', participantId),
    line('born', dateOfBirth),
    line('practice', practice ?? (isHidden ? 'restricted' : 'not registered with a practice')),
    line('registration', p.inactive === null ? 'active' : `inactive since ${p.inactive.since}: ${p.inactive.reason}`),
    line('next test due date', nextTestDueDate(p) ?? '–'),
    line('recall type', p.ceased === null ? p.schedule.recallType : `ceased since ${p.ceased.since}: ${p.ceased.reason}`),
    line('recall status', recallStatus(p)),
    line('letters', isPaused(p) ? 'paused' : 'sent as they fall due'),
    ...p.results.toReversed().map((result) => line(`test ${result.testDate}`, `${codesOf(result)}${result.months === null ? '' : `, ${result.months} months`}`)),
  ];
};

const indent = ' '.repeat(12);

const happened = ({ on, actor, cause, sentences }: ToldStep): readonly string[] => [
  `${on}  ${sentences.join(' ')}`,
  `${indent}by ${actor.user} (${actor.role}), because of ${cause}`,
];

const named = ({ rule, value }: ToldStep['rules'][number]): string => (value === null ? rule : `${rule} [${value}]`);

const inBrief = (step: ToldStep): readonly string[] => [
  ...happened(step),
  ...(step.rules.length === 0 ? [] : [`${indent}by the rules ${step.rules.map(named).join(', ')}`]),
];

const inFull = (step: ToldStep): readonly string[] => [
  ...happened(step),
  ...step.rules.map((rule) => `${indent}${named(rule)}: ${rule.says} (${rule.source})`),
];

/** A person, and everything that happened to them. */
export const show = async (deps: ParticipantsDeps, number: string, sees: Sees, back: LookingBack = {}): Promise<string> => {
  const history = await find(deps, number, sees, back);
  return [...summary(history, sees), '', ...stepsOf(history.readAsOne).flatMap(inBrief)].join('\n');
};

/** Why the next test is due when it is. */
export const explained = async (deps: ParticipantsDeps, number: string, sees: Sees, back: LookingBack = {}): Promise<string> => {
  const history = await find(deps, number, sees, back);
  const { facts, steps, next } = explain(history, deps.policy);
  return [...facts.map(({ says }) => says), ...(next === null ? [] : [`Next: ${next.says}`]), '', ...steps.flatMap(inFull)].join('\n');
};
