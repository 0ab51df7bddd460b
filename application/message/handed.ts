import { NhsNumber } from '../../domain/identifiers/nhs-number.ts';
import { isPostable } from '../../domain/message/postal-address.ts';
import type { ToJudge } from '../../domain/message/standing.ts';
import type { Handed } from '../ports/notify.ts';
import { personalisation } from './personalisation.ts';

/** A message as NHS Notify is given it. Name and address go along where the national record cannot say them, or says another address. */
export const handedOf = (reference: string, { participant, asked }: Pick<ToJudge, 'participant' | 'asked'>): Handed => {
  const { nhsNumber, demographics } = participant;
  const known = NhsNumber.is(nhsNumber) ? nhsNumber : null;
  const address = asked.address ?? (known === null ? demographics.address : null);
  return {
    reference,
    nhsNumber: known,
    to: address === null ? null : { name: demographics.name, address },
    personalisation: personalisation(asked.letter, participant, { testDate: asked.testDate, on: asked.on, practiceName: null }),
  };
};

/** Under a dummy number with no address there is nowhere for it to go. An address of its own to which nothing can be posted is none either: it never goes home instead. */
export const isReachable = ({ nhsNumber, to }: Handed): boolean => (to === null ? nhsNumber !== null : isPostable(to.address));
