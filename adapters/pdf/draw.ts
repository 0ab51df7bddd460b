import type { Block, Run } from './block.ts';
import { type Canvas } from './sheet.ts';
import { drawTable, tableStart } from './table.ts';

const lineGap = 0.15;

/** Draws the blocks from where the canvas stands, over as many pages as they need. No heading and no lead-in stands last on a page, and no last block alone on one. */
export const drawBlocks = (canvas: Canvas, blocks: readonly Block[]): void => {
  for (const [i, block] of blocks.entries()) {
    if (needed(canvas, blocks, i) > left(canvas) && !isAtTop(canvas)) canvas.pdf.addPage();
    drawBlock(canvas, block);
  }
};

/** Width of the text, in points. */
const textWidth = ({ pdf: { page } }: Canvas): number => page.width - page.margins.left - page.margins.right;

/** Height that is left on the page, in points. */
const left = ({ pdf: { page, y } }: Canvas): number => page.height - page.margins.bottom - y;

const isAtTop = ({ pdf: { page, y } }: Canvas): boolean => y <= page.margins.top;

/** What must fit on the page for a block to begin there: with a heading or a lead-in, the beginning of what follows; with the last but one, the last. */
const needed = (canvas: Canvas, blocks: readonly Block[], i: number): number => {
  const [block, next] = [blocks[i], blocks[i + 1]];
  if (block === undefined) return 0;
  const leads = block.kind === 'heading' || (block.kind === 'paragraph' && next?.kind === 'list');
  if (leads) return startHeight(canvas, block) + needed(canvas, blocks, i + 1);
  const isLastButOne = i === blocks.length - 2 && next !== undefined;
  return startHeight(canvas, block) + (isLastButOne && block.kind === 'paragraph' ? startHeight(canvas, next) : 0);
};

const startHeight = (canvas: Canvas, block: Block): number => {
  switch (block.kind) {
    case 'heading':
      return headingHeight(canvas, block.level, block.text);
    case 'paragraph':
      return runsHeight(canvas, block.runs, textWidth(canvas));
    case 'list':
      return runsHeight(canvas, block.items[0] ?? [], textWidth(canvas));
    case 'table':
      return tableStart(canvas, block);
  }
};

const drawBlock = (canvas: Canvas, block: Block): void => {
  const { pdf, root, type } = canvas;
  switch (block.kind) {
    case 'heading':
      drawHeading(canvas, block.level, block.text);
      return;
    case 'paragraph':
      root.add(pdf.struct('P', {}, () => drawRuns(canvas, block.runs, pdf.page.margins.left, textWidth(canvas))));
      pdf.y += type.body * 0.6;
      return;
    case 'list':
      drawList(canvas, block.isNumbered, block.items);
      return;
    case 'table':
      drawTable(canvas, block);
  }
};

const headingSize = ({ type }: Canvas, level: 1 | 2): number => (level === 1 ? type.heading1 : type.heading2);

const headingHeight = (canvas: Canvas, level: 1 | 2, text: string): number =>
  canvas.pdf.font('bold').fontSize(headingSize(canvas, level)).heightOfString(text, { width: textWidth(canvas) }) + canvas.type.body * 0.8;

const drawHeading = (canvas: Canvas, level: 1 | 2, text: string): void => {
  const { pdf, root, type } = canvas;
  if (!isAtTop(canvas)) pdf.y += type.body * 0.4;
  root.add(pdf.struct(`H${level}`, {}, () => void pdf.font('bold').fontSize(headingSize(canvas, level)).text(text, pdf.page.margins.left, pdf.y, { width: textWidth(canvas) })));
  pdf.y += type.body * 0.4;
};

const drawList = (canvas: Canvas, isNumbered: boolean, items: readonly (readonly Run[])[]): void => {
  const { pdf, root, type } = canvas;
  const indent = type.body * (isNumbered ? 1.8 : 1.2);
  const list = pdf.struct('L');
  root.add(list);
  for (const [i, runs] of items.entries()) {
    const width = textWidth(canvas) - indent;
    if (runsHeight(canvas, runs, width) > left(canvas)) pdf.addPage();
    const x = pdf.page.margins.left;
    const top = pdf.y;
    const label = () => void pdf.font('regular').fontSize(type.body).text(isNumbered ? `${i + 1}.` : '•', x, top, { width: indent, lineBreak: false });
    list.add(pdf.struct('LI', {}, [
      pdf.struct('Lbl', {}, label),
      pdf.struct('LBody', {}, () => {
        pdf.y = top;
        drawRuns(canvas, runs, x + indent, width);
      }),
    ]));
    pdf.y += type.body * 0.15;
  }
  list.end();
  pdf.y += type.body * 0.45;
};

const drawRuns = ({ pdf, type }: Canvas, runs: readonly Run[], x: number, width: number): void => {
  for (const [i, { text, bold }] of runs.entries()) {
    const options = { width, lineGap: type.body * lineGap, continued: i < runs.length - 1 };
    pdf.font(bold ? 'bold' : 'regular').fontSize(type.body);
    if (i === 0) pdf.text(text, x, pdf.y, options);
    else pdf.text(text, options);
  }
};

/** Bold letters are wider: the height is that of the text as if all of it were bold where any is. */
const runsHeight = ({ pdf, type }: Canvas, runs: readonly Run[], width: number): number =>
  pdf.font(runs.some(({ bold }) => bold) ? 'bold' : 'regular').fontSize(type.body).heightOfString(runs.map(({ text }) => text).join(''), { width, lineGap: type.body * lineGap });
