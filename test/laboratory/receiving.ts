import { nhs004 } from '../../adapters/laboratory/nhs004/layout.ts';
import type { LaboratoryAnswer } from '../../application/laboratory/answer.ts';
import { type LaboratoryFile, type ReceiveDeps, receiveFile, type ReceiveOptions } from '../../application/laboratory/receive-file.ts';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { csas, everything, inMemory } from '../in-memory.ts';

/** What receives files, on a log of its own that lives as long as the test. */
export const receiving = (differences: Partial<ReceiveDeps> = {}) => {
  const processed: string[] = [];
  const answers: LaboratoryAnswer[] = [];
  const deps: ReceiveDeps = { ...inMemory(), layout: nhs004, mostBytes: 1_000_000, processFile: async (fileId, items) => ({ received: processed.push(fileId) && items }), ...differences };
  const sendAnswer = async (answer: LaboratoryAnswer) => `answer ${answers.push(answer)}`;
  const receive = (file: LaboratoryFile, options: Partial<ReceiveOptions> = {}) =>
    receiveFile(deps)(file, { today: civilDate('2026-11-22'), actor: csas, channel: 'folder', sendAnswer, ...options });
  /** The streams written to, and what was written to each. */
  const written = async (): Promise<ReadonlyMap<string, readonly string[]>> => {
    const streams = new Map<string, string[]>();
    for (const { stream, type } of await everything(deps.log)) streams.set(stream, [...(streams.get(stream) ?? []), type]);
    return streams;
  };
  return { deps, receive, written, processed, answers };
};
