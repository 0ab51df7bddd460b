import type { File, FilePlace, FileRecord } from '../../domain/laboratory/file/file.ts';
import { projection, type Projection } from '../projection.ts';
import { type LaboratoryFileRow, laboratoryFilesTable } from './table.ts';

const heldBy = (place: FilePlace): Pick<LaboratoryFileRow, 'laboratory' | 'area' | 'sequence' | 'made_at' | 'items' | 'answer_wanted'> => {
  if (place.at === 'received' || place.at === 'corrupt') return { laboratory: null, area: null, sequence: null, made_at: null, items: null, answer_wanted: false };
  const { laboratory, area, sequence, madeAt, wantsAnswer } = place.interchange;
  return { laboratory, area: area === '' ? null : area, sequence, made_at: madeAt, items: place.items, answer_wanted: wantsAnswer };
};

const wrongWith = (place: FilePlace): Pick<LaboratoryFileRow, 'reason' | 'segment' | 'handling'> =>
  place.at === 'corrupt' ? { reason: place.reason, segment: place.segment, handling: place.handling } : { reason: null, segment: null, handling: null };

const row = (file_id: string, { name, channel, bytes, receivedOn, again, place, answered }: File): LaboratoryFileRow => ({
  file_id, name, channel, bytes, received_on: receivedOn, received_again: again, state: place.at, ...heldBy(place), ...wrongWith(place), answered,
});

export const laboratoryFiles: Projection<FileRecord> = projection(laboratoryFilesTable, '1', (fileId, record) => (record.kind === 'file' ? [row(fileId, record)] : []));
