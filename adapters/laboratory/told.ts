import type { Received } from '../../application/laboratory/receive-file.ts';
import { corruptions } from '../../domain/laboratory/file/corrupt.ts';

/** Where a corrupt file is wrong, and what to do. Holds no personal data. */
export const whyCorrupt = ({ reason, segment }: Extract<Received['file']['place'], { readonly at: 'corrupt' }>): string =>
  `${reason}${segment === 0 ? '' : `, segment ${segment}`}: ${corruptions[reason]} Nothing of it was taken. Ask the laboratory to send it again, put right.`;

/** What became of a file, in a line. */
export const told = ({ file: { name, place }, again, items }: Received): string => {
  const before = again ? ' It came before; nothing was done twice.' : '';
  if (place.at === 'corrupt') return `${name}: ${whyCorrupt(place)}${before}`;
  const stand = Object.entries(items).map(([where, n]) => `${where} ${n}`).join(', ');
  return `${name}: ${place.items} results${stand === '' ? '' : ` (${stand})`}.${before}`;
};
