/** Why somebody cannot do something about a file, or about a number that is missing, and what to do. */
export const fileRefusals = {
  'no-such-file': 'There is no such file.',
  'no-acknowledgement': 'The file asked for no answer, or nobody can tell whose it is.',
  'not-corrupt': 'The file is not corrupt: there is nothing to resolve.',
  'not-missing': 'No file with this number is missing. Perhaps it has come since.',
  'already-resolved': 'This was resolved before.',
  'comment-needed': 'Say what was found or agreed, for whoever looks at this later.',
} as const;

export type FileRefusalCode = keyof typeof fileRefusals;

export interface FileRefusal {
  readonly code: FileRefusalCode;
  readonly message: string;
  readonly field?: string;
}

export const fileRefusal = (code: FileRefusalCode, where: Pick<FileRefusal, 'field'> = {}): FileRefusal => ({ code, message: fileRefusals[code], ...where });
