import { addDays, ageOn, type CivilDate, daysBetween } from '../../domain/dates/civil-date.ts';
import { command } from '../../domain/participant/commands.ts';
import type { EventOf, EventType, ParticipantEvent } from '../../domain/participant/events.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { codesOf } from '../../domain/participant/test-result.ts';
import { colposcopy, csas, laboratory, practiceOf } from './actors.ts';
import type { Circumstances, Happening } from './happening.ts';
import { proportions } from './proportions.ts';
import { anyFinding, codesFor, slideOf } from './result.ts';

type Follows<T extends EventType> = (at: Circumstances, p: Participant, data: EventOf<T>['data']) => readonly Happening[];

/** What else comes of what happened to somebody, in the proportions of the table. */
export const afterwards = (at: Circumstances, p: Participant, event: ParticipantEvent): readonly Happening[] =>
  (follows[event.type] as Follows<EventType> | undefined)?.(at, p, event.data) ?? [];

/** Of those invited, how many are tested in all, whenever it is; by age. */
const uptake = (p: Participant, on: CivilDate): number => {
  const age = ageOn(p.demographics.dateOfBirth, on);
  const band = proportions.ages.find(({ to }) => age <= to) ?? proportions.ages.at(-1);
  return band === undefined ? 0 : band.tested / band.invited;
};

const { testedAfterInvitation, beforeReminder } = proportions;

const comes = (at: Circumstances, on: CivilDate, probability: number, withinDays: number): readonly Happening[] =>
  at.chances.happens(probability) ? tested(at, addDays(on, 5 + at.chances.below(withinDays))) : [];

/** Days within which people come after a letter, and after they were given up for this round. */
const afterALetter = 100;
const unasked = 365;

const tested = ({ world, n, chances }: Circumstances, testDate: CivilDate): readonly Happening[] => {
  const finding = anyFinding(chances);
  const on = addDays(testDate, 4 + chances.below(chances.byShare(proportions.daysToResult) - 3));
  const miscoded = chances.happens(proportions.miscoded);
  const what = (p: Participant) => {
    if (p.inactive !== null || p.ceased !== null || p.results.some((result) => result.testDate >= testDate)) return null;
    const codes = miscoded ? withoutCells : codesFor(finding, testDate, p, world.policy);
    return command('record-result', { result: { testDate, ...codes, ...slideOf(n, p.resultsEverRecorded) } });
  };
  return [{ on, by: laboratory, what }];
};

/** HPV found, the cells not looked at, and nobody told: no such result can be taken. CSAS finds out that they were normal. */
const withoutCells = { cytology: 'X', hpv: '9', action: 'A' } as const;
const withNormalCells = '29';

const follows: { readonly [T in EventType]?: Follows<T> } = {
  'listed-for-prior-notification': ({ chances }, p, { on, respondBy }) => {
    const { confirms, defersForPregnancy, ceasesWithoutCervix } = proportions.practice;
    const given = (what: Happening['what']): readonly Happening[] => [
      { on: addDays(on, chances.below(daysBetween(on, respondBy))), by: practiceOf(p.demographics.practice), what: (now) => (now.round.status === 'pnl' ? what(now) : null) },
    ];
    return chances.byShare<readonly Happening[]>([
      [confirms, given(() => command('invite', { by: 'practice' }))],
      [defersForPregnancy, given(() => command('defer', { reason: 'pregnancy', by: 'practice', months: 12 }))],
      [ceasesWithoutCervix, given(() => command('cease', { reason: 'no-cervix', by: 'practice' }))],
      [1 - confirms - defersForPregnancy - ceasesWithoutCervix, []],
    ]);
  },
  'invited': (at, p, { on }) => comes(at, on, uptake(p, on) * testedAfterInvitation * beforeReminder, afterALetter),
  'reminded': (at, p, { on }) => {
    const come = uptake(p, on) * testedAfterInvitation;
    return comes(at, on, (come * (1 - beforeReminder)) / (1 - come * beforeReminder), afterALetter);
  },
  'non-response-recorded': (at, p, { on }) => {
    const all = uptake(p, on);
    return comes(at, on, (all * (1 - testedAfterInvitation)) / (1 - all * testedAfterInvitation), unasked);
  },
  'referred-to-colposcopy': ({ chances }, p, { testDate, weeks, on }) => {
    if (chances.happens(proportions.lostAtColposcopy)) return [];
    const finding = p.results.findLast((result) => result.testDate === testDate);
    const isHighGrade = finding !== undefined && /^[4567]/.test(codesOf(finding));
    const days = chances.byShare<number>(weeks === 2 ? proportions.daysToUrgentColposcopy : proportions.daysToColposcopy);
    const { highGrade, other } = proportions.cin2OrWorse;
    const outcome = chances.happens(isHighGrade ? highGrade : other) ? 'treated-cin' : chances.happens(proportions.cin1) ? 'untreated-cin1' : 'normal';
    const discharged = addDays(on, 3 + chances.below(days) + (outcome === 'treated-cin' ? 30 + chances.below(60) : 0));
    return [{ on: discharged, by: colposcopy, what: (now) => (now.referral === null ? null : command('discharge', { dischargedOn: discharged, outcome, by: 'colposcopy' })) }];
  },
  'result-refused': ({ world, chances }, _, { result, on }) => [
    {
      on: addDays(on, 3 + chances.below(18)),
      by: csas,
      what: (now) =>
        now.refused.length === 0 ? null : command('settle-result', { testDate: result.testDate, correction: codesFor(withNormalCells, result.testDate, now, world.policy) }),
    },
  ],
  'became-inactive': ({ chances }, _, { reason, on }) =>
    reason !== 'died' && chances.happens(proportions.comesBack)
      ? [{ on: addDays(on, 30 + chances.below(335)), what: () => command('change-demographics', { inactive: null }) }]
      : [],
};
