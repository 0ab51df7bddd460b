/** A cell that a spreadsheet would carry out as a formula is shown as the text that it is. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const cell = (value: string | number | boolean | null): string => {
  const text = value === null ? '' : typeof value === 'string' ? harmless(value) : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A line of a CSV file (RFC 4180). */
export const csvLine = (values: readonly (string | number | boolean | null)[]): string => `${values.map(cell).join(',')}\r\n`;
