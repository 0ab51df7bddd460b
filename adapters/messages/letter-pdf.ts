import { longDate } from '../../domain/dates/long-date.ts';
import { drawBlocks } from '../pdf/draw.ts';
import { blank, type Canvas, finished, millimetre, types } from '../pdf/sheet.ts';
import type { Preview } from './preview.ts';

/** Where the window of the envelope (DL) shows the address, in millimetres from the corner of the page. */
const window = { left: 20, top: 42, width: 95, height: 38 };
/** Where the sender, the date and the reference stand. */
const beside = { left: 122, width: 68 };
const bodyTop = 92;

/** A letter as it is printed, for preview: the address in the window, sender, date and reference beside it, then the text; in large print where that is needed. */
export const letterPdf = (preview: Preview): Promise<Buffer> => {
  const type = preview.isLargePrint ? types.large : types.standard;
  const canvas = blank({ title: `Letter ${preview.letter}`, on: preview.on, type, isLandscape: false });
  const { pdf } = canvas;
  lines(canvas, ['NHS Cervical Screening Programme'], 'bold', type.small + 1, beside, 18);
  const addressSize = fitting(canvas, preview.addressee, type.small + 1);
  lines(canvas, preview.addressee, 'regular', addressSize, window, window.top);
  const addressEnd = pdf.y;
  lines(canvas, [longDate(preview.on), 'Reference:', ...halves(preview.reference)], 'regular', type.small, beside, window.top);
  pdf.x = pdf.page.margins.left;
  pdf.y = Math.max(bodyTop * millimetre, addressEnd + type.body, pdf.y + type.body);
  drawBlocks(canvas, preview.written);
  return finished(canvas);
};

const lines = ({ pdf, root }: Canvas, texts: readonly string[], font: string, size: number, { left, width }: { readonly left: number; readonly width: number }, top: number): void => {
  root.add(pdf.struct('P', {}, () => {
    pdf.font(font).fontSize(size);
    for (const [i, text] of texts.entries()) pdf.text(text, left * millimetre, i === 0 ? top * millimetre : pdf.y, { width: width * millimetre });
  }));
};

/** The largest size, from this one down, in which all lines stand in the window, the longest on two of them; at least 7 points. */
const fitting = (canvas: Canvas, texts: readonly string[], size: number): number => {
  const { pdf } = canvas;
  const height = texts.reduce((sum, text) => sum + pdf.font('regular').fontSize(size).heightOfString(text, { width: window.width * millimetre }), 0);
  return size <= 7 || height <= window.height * millimetre ? size : fitting(canvas, texts, size - 0.5);
};

/** A reference as two lines that people can read out. */
const halves = (reference: string): readonly string[] => {
  const parts = reference.split('-');
  return parts.length < 5 ? [reference] : [`${parts.slice(0, 3).join('-')}-`, parts.slice(3).join('-')];
};
