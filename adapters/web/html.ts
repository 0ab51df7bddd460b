/** Text of a page whose special characters are escaped, or that was written by us. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[] | null;

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

const written = (part: Part): string => {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escaped(String(part));
};

/** A piece of a page. Whatever is put in is escaped, unless it is such a piece itself; null is nothing. */
export const html = (pieces: TemplateStringsArray, ...parts: readonly Part[]): Html => new Html(String.raw({ raw: pieces.map((piece) => piece) }, ...parts.map(written)));
