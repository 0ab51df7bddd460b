import type { Link } from '../../domain/laboratory/link/link.ts';
import { projection, type Projection } from '../projection.ts';
import { missingFilesTable } from './table.ts';

export const missingFiles: Projection<Link> = projection(missingFilesTable, '1', (link, { missing }) => {
  const cut = link.indexOf('-');
  return [...missing].map(([sequence, { since, handling }]) => ({ link, sequence, laboratory: link.slice(0, cut), area: link.slice(cut + 1), since, handling }));
});
