import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../dates/civil-date.ts';
import type { Decided } from '../decision.ts';
import type { Policy } from '../rules/policy.ts';
import type { Command } from './commands.ts';
import { amend } from './decide/amend.ts';
import { completeReview } from './decide/complete-review.ts';
import { carryOutDay } from './decide/carry-out-day.ts';
import { cease } from './decide/cease.ts';
import { changeDemographics } from './decide/change-demographics.ts';
import { deactivateDummy } from './decide/deactivate-dummy.ts';
import { defer } from './decide/defer.ts';
import { discharge } from './decide/discharge.ts';
import { refusal } from './decide/drafting.ts';
import { invite } from './decide/invite.ts';
import { writeEventInformation } from './decide/event-information.ts';
import { importHistory, register, registerDummy } from './decide/joining.ts';
import { removeNote, writeNote } from './decide/notes.ts';
import { noting } from './decide/noting.ts';
import { optIn } from './decide/opt-in.ts';
import { pause, unpause } from './decide/pausing.ts';
import { recordResult } from './decide/record-result.ts';
import { reinstate } from './decide/reinstate.ts';
import { restrict, unrestrict } from './decide/restricting.ts';
import { restore } from './decide/returning.ts';
import { settleResult } from './decide/settle-result.ts';
import { recordVaccination, removeVaccination } from './decide/vaccinations.ts';
import { withdrawResult } from './decide/withdraw-result.ts';
import { type Facts, nothingElse } from './facts.ts';
import type { Noted } from './noted.ts';
import type { Participant, ParticipantRecord } from './participant.ts';

/** What follows from a command on a day, by the policy: events and the rules they rest on, or the reasons why not. */
export const decide = (record: ParticipantRecord, command: Command, today: CivilDate, policy: Policy, facts: Facts = nothingElse): Decided => {
  if (command.do === 'register' || command.do === 'register-dummy') {
    if (record.kind !== 'unknown') return E.left([refusal('already-registered', 'This person is in the cohort already.')]);
    return command.do === 'register' ? E.map(noting(command.with))(register(command.with, today, policy)) : registerDummy(command.with, today, policy);
  }
  return record.kind === 'participant'
    ? E.map(noting(command.with as Noted))(decideFor(record, command, today, policy, facts))
    : E.left([refusal('not-registered', 'This person is not in the cohort.')]);
};

const decideFor = (p: Participant, command: Exclude<Command, { readonly do: 'register' | 'register-dummy' }>, today: CivilDate, policy: Policy, facts: Facts): Decided => {
  switch (command.do) {
    case 'deactivate-dummy':
      return deactivateDummy(p, command.with.by, today);
    case 'import-history':
      return importHistory(p, command.with, today, policy);
    case 'change-demographics':
      return changeDemographics(p, command.with, today, policy);
    case 'opt-in':
      return optIn(p, today, policy);
    case 'record-result':
      return recordResult(p, command.with, today, policy, facts);
    case 'withdraw-result':
      return withdrawResult(p, command.with, today, policy);
    case 'settle-result':
      return settleResult(p, command.with, today, policy, facts);
    case 'invite':
      return invite(p, command.with.by, today);
    case 'complete-review':
      return completeReview(p, command.with, today);
    case 'defer':
      return defer(p, command.with, today, policy);
    case 'cease':
      return cease(p, command.with, today, policy);
    case 'reinstate':
      return reinstate(p, command.with, today, policy);
    case 'amend':
      return amend(p, command.with, today, policy);
    case 'restore':
      return restore(p, command.with.by, today, policy);
    case 'write-event-information':
      return writeEventInformation(p, command.with, today);
    case 'write-note':
      return writeNote(p, command.with, today);
    case 'remove-note':
      return removeNote(p, command.with, today);
    case 'record-vaccination':
      return recordVaccination(p, command.with, today);
    case 'remove-vaccination':
      return removeVaccination(p, command.with, today);
    case 'discharge':
      return discharge(p, command.with, today, policy);
    case 'pause':
      return pause(p, command.with.by, today);
    case 'unpause':
      return unpause(p, command.with.by, today);
    case 'restrict':
      return restrict(p, command.with, today);
    case 'unrestrict':
      return unrestrict(p, command.with, today);
    case 'carry-out-day':
      return carryOutDay(p, today, policy);
  }
};
