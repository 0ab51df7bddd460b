import type { FileEvent } from './events.ts';
import type { File, FilePlace, FileRecord, Handling } from './file.ts';

/** The file after one more event. Never decides and never throws; what does not fit changes nothing. */
export const evolveFile = (record: FileRecord, event: FileEvent): FileRecord => {
  if (event.type !== 'file-received') return record.kind === 'file' ? after(record, event) : record;
  const { on, ...what } = event.data;
  return record.kind === 'unknown' ? { kind: 'file', ...what, receivedOn: on, again: 0, place: { at: 'received' }, answered: null } : record;
};

const after = (file: File, { type, data }: Exclude<FileEvent, { readonly type: 'file-received' }>): File => {
  const at = (place: FilePlace): File => ({ ...file, place });
  const handled = (handling: Handling): File => (file.place.at === 'corrupt' ? at({ ...file.place, handling }) : file);
  switch (type) {
    case 'file-received-again':
      return { ...file, again: file.again + 1 };
    case 'file-read':
      return at({ at: 'read', interchange: data.interchange, items: data.items });
    case 'file-corrupt':
      return at({ at: 'corrupt', reason: data.reason, segment: data.segment, handling: 'open', interchange: data.interchange ?? null });
    case 'file-taken-in':
      return file.place.at === 'read' ? at({ ...file.place, at: 'taken-in' }) : file;
    case 'file-answered':
      return { ...file, answered: data.status };
    case 'laboratory-informed':
      return handled('informed');
    case 'file-resolved':
      return handled('resolved');
  }
};
