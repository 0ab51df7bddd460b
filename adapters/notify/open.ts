import { join } from 'node:path';
import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Configuration } from '../configuration.ts';
import { defaultDataFolder } from '../database/embedded/data-folder.ts';
import { type Connected, notifyFrom } from './from-configuration.ts';
import { standsIn } from './in-development.ts';

/** How messages leave for participants. */
export interface MessagesWay extends Connected {
  /** Where to look at what would have been sent; null: it is sent. */
  readonly shownAt: string | null;
  /** Where callbacks come in; null: nowhere any more. Does something only for what stands in: NHS Notify itself is told by hand. */
  readonly tell: (url: string | null) => void;
  readonly close: () => Promise<void>;
}

/** Where what stands in for NHS Notify keeps its messages. Null: in memory, since a folder belongs to one database, and this one is not ours alone. */
const folderOf = ({ databaseUrl, dataFolder }: Configuration, project: string): string | null => {
  const folder = databaseUrl === undefined ? (dataFolder ?? defaultDataFolder(project)) : dataFolder;
  return folder === undefined ? null : join(folder, 'notify-stand-in');
};

/** NHS Notify that the configuration names, in development what stands in for it; null: no message is sent. Throws when a file cannot be read, or is not what it must be. */
export const openNotify = async (configuration: Configuration, project: string, today: () => CivilDate, signal?: AbortSignal): Promise<MessagesWay | null> => {
  const named = notifyFrom(configuration, signal);
  if (named !== null) return { ...named, shownAt: null, tell: () => undefined, close: async () => undefined };
  if (configuration.environment === 'production') return null;
  const { standIn, ...connected } = await standsIn({ today, knobs: configuration.notifyStandIn, folder: folderOf(configuration, project) }, signal);
  return { ...connected, shownAt: standIn.url, tell: standIn.tell, close: standIn.close };
};
