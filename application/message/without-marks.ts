/**
 * A name as it may stand in a text: without the signs to which Markdown or NHS Notify's placeholders give a meaning, so that
 * nobody's name can change what a letter says. On one line.
 */
export const withoutMarks = (name: string): string =>
  name
    .replace(/[*_#`~|<>[\]{}\\^]/g, '')
    .replace(/\(+/g, '(')
    .replace(/\)+/g, ')')
    .replace(/\s+/g, ' ')
    .trim();
