import type { Block, Column } from './block.ts';
import { aside, type Canvas, type Structure } from './sheet.ts';

type Table = Extract<Block, { readonly kind: 'table' }>;

const padding = 3;

/** Height of the titles and the first row, in points. */
export const tableStart = (canvas: Canvas, { columns, rows }: Table): number =>
  rowHeight(canvas, columns, titlesOf(columns), 'bold') + rowHeight(canvas, columns, rows[0] ?? [], 'regular');

/** Draws a table, with its titles again on each page. */
export const drawTable = (canvas: Canvas, { columns, rows }: Table): void => {
  const { pdf, root, type } = canvas;
  const table = pdf.struct('Table');
  root.add(table);
  drawRow(canvas, columns, titlesOf(columns), 'bold', table);
  for (const row of rows) {
    if (pdf.y + rowHeight(canvas, columns, row, 'regular') > pdf.page.height - pdf.page.margins.bottom) {
      pdf.addPage();
      drawRow(canvas, columns, titlesOf(columns), 'bold', null);
    }
    drawRow(canvas, columns, row, 'regular', table);
  }
  table.end();
  pdf.x = pdf.page.margins.left;
  pdf.y += type.body;
};

const titlesOf = (columns: readonly Column[]): readonly string[] => columns.map(({ title }) => title);

/** Where each column begins, and how wide its text may be, in points. */
const placesOf = ({ pdf: { page } }: Canvas, columns: readonly Column[]): readonly { readonly x: number; readonly width: number }[] => {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const whole = page.width - page.margins.left - page.margins.right;
  let before = 0;
  return columns.map(({ share }) => {
    const x = page.margins.left + (before / all) * whole;
    before += share;
    return { x, width: (share / all) * whole - 2 * padding };
  });
};

const rowHeight = (canvas: Canvas, columns: readonly Column[], row: readonly string[], font: string): number => {
  const { pdf, type } = canvas;
  pdf.font(font).fontSize(type.small);
  const heights = placesOf(canvas, columns).map(({ width }, i) => pdf.heightOfString(row[i] || ' ', { width }));
  return Math.min(Math.max(...heights) + 2 * padding, pdf.page.height - pdf.page.margins.top - pdf.page.margins.bottom - 4 * type.body);
};

/** Without a table, titles that are only seen: whoever listens has heard them. */
const drawRow = (canvas: Canvas, columns: readonly Column[], row: readonly string[], font: string, table: Structure | null): void => {
  const { pdf, type } = canvas;
  const top = pdf.y;
  const height = rowHeight(canvas, columns, row, font);
  const cells = placesOf(canvas, columns).map(({ x, width }, i) => () => void pdf.font(font).fontSize(type.small).text(row[i] ?? '', x, top + padding, { width, height: height - padding }));
  if (table === null) aside(canvas, () => cells.forEach((draw) => draw()));
  else table.add(pdf.struct('TR', {}, cells.map((draw) => pdf.struct(font === 'bold' ? 'TH' : 'TD', {}, draw))));
  const { left, right } = pdf.page.margins;
  aside(canvas, () => void pdf.lineWidth(font === 'bold' ? 1 : 0.5).moveTo(left, top + height).lineTo(pdf.page.width - right, top + height).stroke());
  pdf.y = top + height;
};
