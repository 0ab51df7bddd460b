import { itemStreams } from './codec.ts';

/** What an item is called in streams and addresses: its file's id, and its place in it so that names sort as the file does. */
export const itemId = (file: string, number: number): string => `${file}-${String(number).padStart(6, '0')}`;

export const itemStream = (id: string): string => `${itemStreams}${id}`;
