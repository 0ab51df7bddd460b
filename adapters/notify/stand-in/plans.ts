import { createHash } from 'node:crypto';
import { uuidOfDigest } from '../../../application/uuid-of-digest.ts';
import { LetterCode } from '../../../domain/codes/letter.ts';
import { letterKind } from '../../../domain/codes/letter-kind.ts';
import { wordsOf } from '../../../domain/codes/one-of.ts';
import type { CivilDate } from '../../../domain/dates/civil-date.ts';
import { channels, type Way } from '../../../domain/rules/channels.ts';
import { inForce } from '../../../domain/rules/dated.ts';

/** A routing plan: which text goes which ways. */
export interface Plan {
  readonly id: string;
  readonly letter: LetterCode;
}

const planOf = (letter: LetterCode): Plan => ({ id: uuidOfDigest(createHash('sha256').update(`routing plan ${letter}`).digest('hex')), letter });

const plans: readonly Plan[] = wordsOf<LetterCode>(LetterCode).map(planOf);
const byId: ReadonlyMap<string, Plan> = new Map(plans.map((plan) => [plan.id, plan]));

export const findPlan = (id: string): Plan | undefined => byId.get(id.toLowerCase());

/** The plan of each letter, as the file of routing plans holds them. */
export const planIds = Object.fromEntries(plans.map(({ letter, id }) => [letter, id])) as Readonly<Record<LetterCode, string>>;

/** The ways of a plan, as the programme's policy says on a day. */
export const waysOf = ({ letter }: Plan, on: CivilDate): readonly Way[] => inForce(channels, on).value[letterKind(letter)];
