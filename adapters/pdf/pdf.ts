import type { CivilDate } from '../../domain/dates/civil-date.ts';
import type { Block } from './block.ts';
import { drawBlocks } from './draw.ts';
import { blank, finished, types } from './sheet.ts';

export { type Block, type Column, paragraph, type Run } from './block.ts';

/**
 * A document as PDF: tagged, in English, with its fonts in it and its pages numbered. The same content is the same file to the byte.
 *
 * @param title what programs show of it; holds nothing of a person
 * @param on the day that it bears
 * @param layout landscape for wide tables
 */
export const pdfOf = (title: string, on: CivilDate, layout: 'portrait' | 'landscape', blocks: readonly Block[]): Promise<Buffer> => {
  const canvas = blank({ title, on, type: types.standard, isLandscape: layout === 'landscape' });
  drawBlocks(canvas, blocks);
  return finished(canvas);
};
