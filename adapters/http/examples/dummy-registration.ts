import type * as t from 'io-ts';
import type { ParticipantId } from '../../../application/participant-id.ts';
import type { DummyRegistration } from '../answers/dummy-registration.ts';
import { foundParticipant } from '../answers/found.ts';
import { exampleHistory, exampleToday, listed, underDummyNumber } from './life.ts';

const dummyId = '7c0f1a2e-4d5b-8c4e-b1a2-7d3e5f9a0c62' as ParticipantId;

/** Somebody under a dummy number, and the record that is likely to be theirs. */
export const exampleDummy: t.TypeOf<typeof DummyRegistration> = {
  dummy: foundParticipant({ ...exampleHistory(underDummyNumber), participantId: dummyId }),
  registeredOn: exampleHistory(underDummyNumber).participant.joinedOn,
  results: 0,
  likelyRecords: [
    {
      record: foundParticipant(exampleHistory(listed)),
      joinedOn: exampleToday,
      joinedSince: true,
      score: 17,
      because: [
        { code: 'familyName:same', says: 'family name: same' },
        { code: 'givenName:same', says: 'given name: same' },
        { code: 'dateOfBirth:same', says: 'date of birth: same' },
        { code: 'postcode:same', says: 'postcode: same' },
      ],
    },
  ],
};
