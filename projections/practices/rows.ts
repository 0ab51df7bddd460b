import { type Notice, type Practice, underWay, workingAddresses } from '../../domain/practice/practice.ts';
import { projection, type Projection } from '../projection.ts';
import { type PracticeRow, practicesTable } from './table.ts';

const ofNotice = (practice: Practice, notice: Notice | null): Pick<PracticeRow, 'notice_state' | 'notice_on' | 'notice_again' | 'notice_delays'> => {
  if (notice === null) return { notice_state: null, notice_on: null, notice_again: null, notice_delays: 0 };
  const waits = underWay(practice) !== null;
  return {
    notice_state: waits ? 'under-way' : notice.sentTo.length > 0 ? 'sent' : 'refused',
    notice_on: notice.begunOn,
    notice_again: waits ? notice.again : null,
    notice_delays: notice.delays,
  };
};

const row = (code: string, practice: Practice): PracticeRow => {
  const { addresses, notice, told, posted } = practice;
  const refused = addresses.flatMap((each) => (each.refused === null ? [] : [{ address: each.address, ...each.refused }]));
  return {
    practice: code,
    addresses: workingAddresses(practice),
    refused_addresses: refused.map(({ address }) => address),
    refused_codes: refused.map((each) => each.code),
    refused_on: refused.map(({ on }) => on).sort()[0] ?? null,
    ...ofNotice(practice, notice),
    told_on: told?.on ?? null,
    told_by: told?.by ?? null,
    told: told?.entries ?? [],
    posted: posted?.id ?? null,
  };
};

export const practices: Projection<Practice> = projection(practicesTable, '1', (code, practice) => [row(code, practice)]);
