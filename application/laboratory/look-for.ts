import type { CivilDate } from '../../domain/dates/civil-date.ts';
import { decideItem, type ItemCommand } from '../../domain/laboratory/item/decide.ts';
import { type Match, match } from '../../domain/laboratory/matching/match.ts';
import { readIdentity } from '../../domain/laboratory/read-identity.ts';
import { inForce } from '../../domain/rules/dated.ts';
import type { ParticipantsDeps } from '../participants.ts';
import type { Candidates } from '../ports/candidates.ts';
import { type Added, addToItems, bySystem, type StoredItem } from './stored-items.ts';
import { eventsOf } from './system-decisions.ts';

export interface LookingDeps extends ParticipantsDeps {
  readonly candidates: Candidates;
}

const commandFor = (found: Match): ItemCommand => {
  switch (found.kind) {
    case 'hit':
      return { do: 'match', participantId: found.participantId };
    case 'possible':
      return { do: 'set-aside', finding: 'possible-hit', candidates: found.candidates.map((each) => ({ ...each, because: [...each.because] })) };
    case 'none':
      return { do: 'set-aside', finding: 'non-hit', candidates: [] };
  }
};

/** Looks for whose these items are, which nobody has looked for yet: one question and one append. Null when somebody else wrote meanwhile. */
export const lookFor = async (deps: LookingDeps, items: readonly StoredItem[], today: CivilDate): Promise<Added | null> => {
  if (items.length === 0) return { items, position: null };
  const { policy } = deps;
  const identities = items.map(({ item }) => readIdentity(item.report));
  const candidates = await deps.candidates.of(identities, inForce(policy.matching, today).value.mostCandidates);
  return addToItems(deps, items.map((to, i) => {
    const found = match(identities[i] as (typeof identities)[number], candidates[i] ?? [], policy, today);
    const events = eventsOf(decideItem(to.item, commandFor(found), today));
    return { to, events, by: bySystem(to, events), rules: [{ rule: 'D-35' }] };
  }));
};
