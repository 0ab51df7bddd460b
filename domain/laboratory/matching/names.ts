import type { Agreement } from '../../codes/agreement.ts';
import { searchText } from '../../names/search-text.ts';
import { soundOf } from '../../names/sound.ts';
import { lettersOff } from '../../names/spelling.ts';
import type { Matching } from '../../rules/matching.ts';
import type { Candidate, Identity } from '../identity.ts';

/** The names of a double name, each as it is compared: Smith-Jones, Ann Marie. */
export const partsOf = (name: string | null): readonly string[] => (name ?? '').split(/[\s-]+/).flatMap((part) => searchText(part) ?? []);

type Spelling = Pick<Matching, 'oneLetterOffFrom' | 'twoLettersOffFrom'>;

/** Whether two texts, as they are compared, are one but for a slip or two of the pen. */
export const isSpeltAlike = (a: string, b: string, { oneLetterOffFrom, twoLettersOffFrom }: Spelling): boolean => {
  const length = Math.min(a.length, b.length);
  const most = length >= twoLettersOffFrom ? 2 : length >= oneLetterOffFrom ? 1 : 0;
  return most > 0 && lettersOff(a, b, most) <= most;
};

const alike = (a: string, b: string, spelling: Spelling): 'sounds-alike' | 'spelt-alike' | null => {
  if (soundOf(a) === soundOf(b)) return 'sounds-alike';
  return isSpeltAlike(a, b, spelling) ? 'spelt-alike' : null;
};

/** Whether the names of one are all among those of the other. */
const isPartOf = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > b.length ? isPartOf(b, a) : a.length > 0 && a.every((part) => b.includes(part));

const compareFamily = (identity: Identity, held: Candidate, spelling: Spelling): Agreement['familyName'] => {
  const [name, previous] = [searchText(identity.familyName), searchText(identity.previousFamilyName)];
  const [heldName, heldPrevious] = [searchText(held.familyName), searchText(held.previousFamilyName)];
  if (heldName === null || (name === null && previous === null)) return 'not-given';
  if (name === heldName) return 'same';
  if (previous === heldName || (heldPrevious !== null && [name, previous].includes(heldPrevious))) return 'previous-name';
  if (name === null) return 'different';
  if (isPartOf(partsOf(identity.familyName), partsOf(held.familyName))) return 'part-of-double';
  return alike(name, heldName, spelling) ?? 'different';
};

/** Whether somebody's names begin like this, with at least all of the first: Ann Marie is said for Ann Marie Rose, whose first name is Ann. */
const isFull = (name: string, held: Candidate): boolean => {
  const names = [...partsOf(held.givenName), ...partsOf(held.otherGivenNames)];
  return names.some((_, i) => i + 1 >= partsOf(held.givenName).length && names.slice(0, i + 1).join('') === name);
};

const compareGiven = (identity: Identity, held: Candidate, spelling: Spelling): Agreement['givenName'] => {
  const [name, heldName] = [searchText(identity.givenName), searchText(held.givenName)];
  if (name === null || heldName === null) return 'not-given';
  if (name === heldName || isFull(name, held)) return 'same';
  const near = alike(name, heldName, spelling);
  if (near === 'sounds-alike') return near;
  if (name.startsWith(heldName) || heldName.startsWith(name)) return 'shortened';
  return partsOf(held.otherGivenNames).includes(name) ? 'other-given-name' : (near ?? 'different');
};

const isSwapped = ({ familyName, givenName }: Identity, held: Candidate): boolean => {
  const [family, given] = [searchText(familyName), searchText(givenName)];
  return family !== null && given !== null && family !== given && family === searchText(held.givenName) && given === searchText(held.familyName);
};

/** Names are compared without regard to case, diacritics, spaces and punctuation. */
export const compareNames = (identity: Identity, held: Candidate, spelling: Spelling): Pick<Agreement, 'familyName' | 'givenName'> =>
  isSwapped(identity, held)
    ? { familyName: 'swapped', givenName: 'swapped' }
    : { familyName: compareFamily(identity, held, spelling), givenName: compareGiven(identity, held, spelling) };
