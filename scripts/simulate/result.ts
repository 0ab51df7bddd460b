import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { before, followsInadequate, isInadequate, isPositiveWithNormalCells, positivesInARow } from '../../domain/participant/results.ts';
import type { TestResult } from '../../domain/participant/test-result.ts';
import { limitsOn, type Policy } from '../../domain/rules/policy.ts';
import type { Chance } from '../chance.ts';
import { proportions } from './proportions.ts';

/** What the laboratory finds: two codes, as `X0`. */
export const anyFinding = ({ happens, byShare }: Chance): string =>
  byShare<string>(happens(proportions.inadequate) ? proportions.inadequateAs : proportions.adequateAs);

type Codes = Pick<TestResult, 'cytology' | 'hpv' | 'action'>;

const coded = (finding: string, action: Codes['action']): Codes => ({ cytology: finding[0], hpv: finding[1], action }) as Codes;

/** A finding with the action that the programme has for it, after what is on the record. */
export const codesFor = (finding: string, testDate: CivilDate, p: Participant, policy: Policy): Codes => {
  const codes = coded(finding, 'R');
  const earlier = before(p.results, testDate);
  if (finding === 'X0') return coded(finding, 'A');
  if (isInadequate(codes)) return coded(finding, followsInadequate(p, earlier) ? 'S' : 'R');
  if (!isPositiveWithNormalCells(codes)) return coded(finding, 'S');
  return coded(finding, positivesInARow(p, earlier) + 1 >= limitsOn(policy, testDate).positivesBeforeColposcopy ? 'S' : 'R');
};

/** As many as there are in England. */
const laboratories = ['60100', '60200', '60300', '60400', '60500', '60600', '60700', '60800'] as const;

/** More than anybody is ever tested. */
const slidesEach = 32;

/** Of the n-th person's i-th test: nobody else's of that laboratory. */
export const slideOf = (n: number, i: number): Pick<TestResult, 'slideNumber' | 'laboratory'> => ({
  laboratory: laboratories[n % laboratories.length] ?? '',
  slideNumber: String(Math.floor(n / laboratories.length) * slidesEach + i).padStart(8, '0'),
});
