import type { Act } from '../../../application/laboratory/act.ts';
import type { Item } from '../../../domain/laboratory/item/item.ts';
import type { CaseNumber } from '../../../domain/identifiers/case-number.ts';
import type { Proposal } from '../../../domain/laboratory/item/proposal.ts';
import { readDate } from '../../../domain/laboratory/read-identity.ts';
import type { Report } from '../../../domain/laboratory/report.ts';
import { civilDate } from '../../../domain/dates/civil-date.ts';
import type { Demographics } from '../../../domain/participant/demographics.ts';
import type { Chance } from '../../chance.ts';
import type { Told } from './year.ts';

export const users: readonly string[] = ['ann', 'bob', 'cid', 'dot'];

/** What operators do with an item where it stands, how often of 100. */
const shares = {
  waiting: [[75, 'propose'], [12, 'query'], [8, 'put-back'], [5, 'take-up']],
  toCheck: [[75, 'accept'], [18, 'send-back'], [4, 'put-back'], [3, 'take-up']],
  /** Whatever is possible there or not, and without taking it up. */
  wild: [[1, 'propose'], [1, 'query'], [1, 'put-back'], [1, 'accept'], [1, 'send-back'], [1, 'take-up']],
  /** On the record of whoever it is about, of somebody whom the system names, of anybody; under a dummy number; on none. */
  proposal: [[50, 'theirs'], [15, 'named'], [5, 'anybody'], [12, 'dummy'], [18, 'remove']],
  /** Everything that was wrong is put right, nothing is, or it is made worse. */
  corrections: [[75, 'right'], [15, 'none'], [10, 'wrong']],
} as const;
const wild = 0.05;

interface Facts {
  readonly item: Item;
  readonly told: Told;
  /** Record of whoever made-up people go by this number. */
  readonly recordOf: (truth: string) => string;
  readonly anybody: () => string;
}

/** What somebody does with an item: one thing after the other. */
export const deed = (facts: Facts, dice: Chance): readonly Act[] => {
  const { at } = facts.item.place;
  const isWild = dice.happens(wild) || at === 'settled';
  const what = dice.byShare<Act['do']>(isWild ? shares.wild : at === 'to-check' ? shares.toCheck : shares.waiting);
  return [...(isWild || what === 'take-up' ? [] : [{ do: 'take-up' } as const]), actOf(what, facts, dice)];
};

const byHand = { caseNumber: 'CAS-12345-ABCDE' as CaseNumber, comment: 'by telephone' };

const actOf = (what: Act['do'], facts: Facts, dice: Chance): Act => {
  switch (what) {
    case 'take-up':
    case 'put-back':
      return { do: what };
    case 'query':
      return { do: what, reason: dice.oneOf(['non-match', 'no-system-match', 'duplicate']), ...byHand };
    case 'propose':
      return { do: what, proposal: proposalOf(facts, dice), ...byHand };
    case 'accept':
    case 'send-back':
      return { do: what, ...byHand };
  }
};

const proposalOf = ({ item, told, recordOf, anybody }: Facts, dice: Chance): Proposal => {
  const kind = dice.byShare<(typeof shares.proposal)[number][1]>(shares.proposal);
  const how = { corrections: correctionsOf(told, dice), correspondence: { to: dice.oneOf(['record', 'laboratory', 'sender'] as const) } };
  if (kind === 'remove') return { kind };
  if (kind === 'dummy') return { kind, demographics: demographicsOf(told.report), ...how };
  const named = 'candidates' in item.place ? item.place.candidates.map(({ participantId }) => participantId) : [];
  const whose = kind === 'theirs' && told.truth !== null ? recordOf(told.truth) : kind !== 'anybody' && named.length > 0 ? dice.oneOf(named) : anybody();
  return { kind: 'record', participantId: whose, ...how };
};

const correctionsOf = ({ report, right }: Told, dice: Chance): Report => {
  const how = dice.byShare<(typeof shares.corrections)[number][1]>(shares.corrections);
  if (how === 'none') return {};
  if (how === 'wrong') return dice.oneOf<Report>([{ codes: 'QQQ' }, { testDate: '20260230' }, { slideNumber: '' }]);
  return { ...right, ...(report.dateOfBirth === undefined ? {} : { dateOfBirth: (readDate(report.dateOfBirth) ?? '1985-12-12').replaceAll('-', '') }) };
};

const demographicsOf = ({ familyName, givenName, dateOfBirth }: Report): Demographics => ({
  name: { prefix: null, given: givenName ?? null, otherGiven: null, family: familyName ?? 'UNKNOWN', previousFamily: null },
  dateOfBirth: readDate(dateOfBirth) ?? civilDate('1985-12-12'),
  gender: 'female',
  practice: null,
  address: null,
  contact: { telephone: null, mobile: null, email: null, language: null, interpreter: false },
});
