import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import type { CivilDate } from '../../domain/dates/civil-date.ts';

const { resolve } = createRequire(import.meta.url);

/** Noto Sans, in which NHS Notify prints letters too: it has the letters of nearly every language that is written in Latin, Greek or Cyrillic. */
const fonts = {
  regular: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
};

/** Points of a millimetre. */
export const millimetre = 72 / 25.4;

/** Sizes of type in points. Large print is 18, above the 16 that is the least. */
export interface Type {
  readonly body: number;
  readonly heading1: number;
  readonly heading2: number;
  /** Of a table, an address, a footer. */
  readonly small: number;
}

export const types = {
  standard: { body: 12, heading1: 15, heading2: 12, small: 10 },
  large: { body: 18, heading1: 22, heading2: 18, small: 16 },
} as const satisfies Readonly<Record<string, Type>>;

export interface Sheet {
  readonly title: string;
  /** The day that it bears: the same content of the same day is the same file to the byte. */
  readonly on: CivilDate;
  readonly type: Type;
  /** For wide tables. */
  readonly isLandscape: boolean;
}

type Pdf = InstanceType<typeof PDFDocument>;
export type Structure = ReturnType<Pdf['struct']>;

/** A document that is being drawn. */
export interface Canvas {
  readonly pdf: Pdf;
  readonly type: Type;
  /** Where what is drawn stands in the order in which it is read aloud. */
  readonly root: Structure;
}

/** A4 with nothing on it, tagged, in English. */
export const blank = ({ title, on, type, isLandscape }: Sheet): Canvas => {
  const noon = new Date(`${on}T12:00:00Z`);
  const pdf = new PDFDocument({
    size: 'A4',
    layout: isLandscape ? 'landscape' : 'portrait',
    margins: { top: 15 * millimetre, bottom: 20 * millimetre, left: 20 * millimetre, right: 20 * millimetre },
    pdfVersion: '1.7',
    // Its types do not know it yet.
    subset: 'PDF/UA' as 'PDF/A-1b',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    font: fonts.regular,
    info: { Title: title, Creator: 'CSMS', Producer: 'CSMS', CreationDate: noon, ModDate: noon },
  });
  pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  return { pdf, type, root };
};

/** Draws something that is not read aloud, such as a line or a page number. */
export const aside = ({ pdf }: Canvas, draw: () => void): void => {
  pdf.markContent('Artifact');
  draw();
  pdf.endMarkedContent();
};

/** Numbers the pages, ends the document, and gives its bytes. */
export const finished = async (canvas: Canvas): Promise<Buffer> => {
  const { pdf, type, root } = canvas;
  root.end();
  const pieces: Buffer[] = [];
  pdf.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => void pdf.on('end', resolve).on('error', reject));
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    const { height, width, margins } = pdf.page;
    // Below the margin, text would begin a new page.
    const bottom = margins.bottom;
    margins.bottom = 0;
    aside(canvas, () => pdf.font('regular').fontSize(type.small).text(`Page ${page - start + 1} of ${count}`, margins.left, height - bottom / 2 - type.small, { width: width - margins.left - margins.right, align: 'right', lineBreak: false }));
    margins.bottom = bottom;
  }
  pdf.end();
  await ended;
  return Buffer.concat(pieces);
};
