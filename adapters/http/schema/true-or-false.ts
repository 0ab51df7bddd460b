import { written } from './constrained.ts';

/** As it stands in an address. */
export const TrueOrFalse = written('TrueOrFalse', { type: 'boolean' }, (text) => (text === 'true' ? true : text === 'false' ? false : null));
