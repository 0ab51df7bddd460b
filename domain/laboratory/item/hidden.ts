import type { Report } from '../report.ts';
import type { Item, Place, Waiting } from './item.ts';
import type { Proposal } from './proposal.ts';

const withoutWhereabouts = ({ addressLines: _, postcode: __, senderCode: ___, correspondenceAddressLines: ____, correspondencePostcode: _____, ...report }: Report): Report => report;

/** Whom an item is about, is proposed to be about or may be about, as far as anybody found. */
export const peopleOf = ({ place }: Item): readonly string[] => {
  const { beneath, proposal } = partsOf(place);
  return [
    ...('candidates' in beneath ? beneath.candidates.map(({ participantId }) => participantId) : []),
    ...('participantId' in beneath && beneath.participantId !== null ? [beneath.participantId] : []),
    ...(proposal?.kind === 'record' ? [proposal.participantId] : []),
  ];
};

const partsOf = (place: Place): { readonly beneath: Place; readonly proposal: Proposal | null } => ({
  beneath: place.at === 'to-check' ? place.cameFrom : place,
  proposal: 'proposal' in place ? place.proposal : null,
});

/** Where somebody restricted is to be found is not told by what a laboratory wrote of them either, nor by how near their postcode came to it. D-38. */
export const hiddenItem = (item: Item, isHidden: (participantId: string) => boolean): Item => {
  if (!peopleOf(item).some(isHidden)) return item;
  const { place } = item;
  return { ...item, report: withoutWhereabouts(item.report), place: hiddenPlace(place, isHidden) };
};

const hiddenPlace = (place: Place, isHidden: (participantId: string) => boolean): Place => {
  if (place.at === 'to-check') return { ...place, proposal: hiddenProposal(place.proposal), cameFrom: hiddenWaiting(place.cameFrom, isHidden) };
  if (place.at === 'accepted') return { ...place, proposal: hiddenProposal(place.proposal) };
  return 'candidates' in place ? hiddenWaiting(place, isHidden) : place;
};

const hiddenWaiting = <W extends Waiting>(place: W, isHidden: (participantId: string) => boolean): W =>
  'candidates' in place
    ? { ...place, candidates: place.candidates.map((each) => (isHidden(each.participantId) ? { ...each, score: 0, because: each.because.filter((said) => !said.startsWith('postcode:')) } : each)) }
    : place;

const hiddenProposal = (proposal: Proposal): Proposal => {
  if (proposal.kind !== 'record') return proposal;
  const { correspondence, corrections } = proposal;
  return {
    ...proposal,
    corrections: withoutWhereabouts(corrections),
    correspondence: correspondence.to === 'other' ? { to: 'other', address: { lines: [], postcode: null } } : correspondence,
  };
};
