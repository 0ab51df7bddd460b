import type { Address } from '../participant/demographics.ts';

/** NHS Notify takes no address of fewer lines, besides the postcode. Source: its published API. */
const leastLines = 2;

/** The lines of an address in which something is written. */
export const linesOf = ({ lines }: Address): readonly string[] => lines.map((line) => line.trim()).filter((line) => line !== '');

/** Whether a letter can be posted to it. */
export const isPostable = (address: Address): boolean => linesOf(address).length >= leastLines;
