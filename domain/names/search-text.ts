/** Letters that Unicode does not take apart into a plain letter and a mark. */
const plain: Readonly<Record<string, string>> = { 'Æ': 'AE', 'Œ': 'OE', 'Ø': 'O', 'Ł': 'L', 'Đ': 'D', 'Ð': 'D', 'Þ': 'TH', 'Ħ': 'H', 'Ŧ': 'T', 'ẞ': 'SS' };

/**
 * A name or postcode as it is compared in searches: upper case, without diacritics, spaces or punctuation, so that
 * O'Brien, O’BRIEN and Obrien are one, and Zoë is found as ZOE. Null when nothing is left.
 */
export const searchText = (text: string | null): string | null => {
  const upper = (text ?? '').normalize('NFKD').toUpperCase();
  const letters = /^[A-Z0-9]*$/.test(upper) ? upper : upper.replace(/[^\p{Lu}\p{Ll}\p{Lo}\p{N}]/gu, '').replace(/[ÆŒØŁĐÐÞĦŦẞ]/g, (letter) => plain[letter] ?? letter);
  return letters === '' ? null : letters;
};
