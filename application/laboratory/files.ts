import { decideFile, type FileCommand } from '../../domain/laboratory/file/decide.ts';
import type { FileEvent, Interchange, LinkEvent } from '../../domain/laboratory/file/events.ts';
import { evolveFile } from '../../domain/laboratory/file/evolve.ts';
import { type FileRecord, noFile } from '../../domain/laboratory/file/file.ts';
import type { FileRefusal } from '../../domain/laboratory/file/refusal.ts';
import { decideLink, type LinkCommand } from '../../domain/laboratory/link/decide.ts';
import { emptyLink, evolveLink, type Link } from '../../domain/laboratory/link/link.ts';
import { uuidOfDigest } from '../uuid-of-digest.ts';
import type { EventLog } from '../ports/event-log.ts';
import { change, type Kind, load } from './change.ts';
import { fileCodec, fileStreams, linkCodec, linkStreams } from './codec.ts';

/** What a file is called in streams and addresses. The same content has the same one. */
export const fileIdOf = (digest: string): string => uuidOfDigest(digest);

export const fileStream = (fileId: string): string => `${fileStreams}${fileId}`;

/** The row of files that a laboratory sends for an area, as it is called in streams and addresses. */
export const linkIdOf = ({ laboratory, area }: Pick<Interchange, 'laboratory' | 'area'>): string => `${laboratory}-${area}`;

export const linkStream = (linkId: string): string => `${linkStreams}${linkId}`;

const fileKind: Kind<FileRecord, FileCommand, FileEvent, FileRefusal> = { codec: fileCodec, start: noFile, evolve: evolveFile, decide: decideFile };
const linkKind: Kind<Link, LinkCommand, LinkEvent, FileRefusal> = { codec: linkCodec, start: emptyLink, evolve: evolveLink, decide: decideLink };

/** Carries out a command on a file, or on a row of files; people do so too: the laboratory was told, it was resolved. */
export const changeFile = change(fileKind);
export const changeLink = change(linkKind);

/** A file as it stands, and what is recorded of it. */
export const loadFile = (log: EventLog, fileId: string) => load(fileKind)(log, fileStream(fileId));

/** A row of files as it stands; empty where none came. */
export const loadLink = async (log: EventLog, linkId: string): Promise<Link> => (await load(linkKind)(log, linkStream(linkId))).state;
