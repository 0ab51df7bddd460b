import * as t from 'io-ts';
import type { Seen } from '../../../application/access/seen.ts';
import type { ParticipantHistory } from '../../../application/participant-history.ts';
import { CivilDate } from '../../../domain/dates/civil-date.ts';
import { Address } from '../../../domain/participant/demographics.ts';
import type { ParticipantEvent } from '../../../domain/participant/events.ts';
import { orNull } from './or-null.ts';

/** Where somebody lived, as far as the demographic feed told, from and until which day. `until` null: they do still. */
export const AddressAnswer = t.type({ address: orNull(Address), from: CivilDate, until: orNull(CivilDate) }, 'AddressAnswer');

type Known = Pick<t.TypeOf<typeof AddressAnswer>, 'address' | 'from'>;

const toldBy = ({ type, data }: ParticipantEvent): readonly Known[] => {
  if (type === 'registered' || type === 'dummy-registered') return [{ address: data.demographics.address, from: data.on }];
  return type === 'demographics-changed' && data.changes.address !== undefined ? [{ address: data.changes.address, from: data.on }] : [];
};

/** The present one first. Of a restricted record, to who may not see it, none. */
export const addressesIn = ({ entries }: Seen<Pick<ParticipantHistory, 'entries'>>): t.TypeOf<typeof AddressAnswer>[] => {
  const told = entries.flatMap(({ event }) => toldBy(event));
  return told.map((each, i) => ({ ...each, until: told[i + 1]?.from ?? null })).reverse();
};
