/** How letters are said in English, in this order. What is said in several ways is left as it is written. */
const said: readonly (readonly [written: RegExp, said: string])[] = [
  [/^(KN|GN)/, 'N'],
  [/^WR/, 'R'],
  [/^WH/, 'W'],
  [/PH/g, 'F'],
  [/CK|CH(?=[RL])|C(?=[AOUKLRT]|$)/g, 'K'],
  [/C(?=[EIY])/g, 'S'],
  [/Q(?=U)/g, 'K'],
  [/TH/g, 'T'],
  [/AI|AY|EIGH/g, 'A'],
  [/EE|EA|EI/g, 'E'],
  [/(?<=[A-Z])(IE|EY|Y)$/, 'I'],
  [/Y(?![AEIOU])/g, 'I'],
  [/(?<=[AEIOU])H(?![AEIOU])/g, ''],
  [/(?<=[^AEIOU])H$/, ''],
  [/(.)\1+/g, '$1'],
  [/(?<=[A-Z][^AEIOU])E$/, ''],
];

/**
 * What a name, as it is compared in searches, sounds like: two names with one sound are one name in two spellings
 * (Clare and Claire, Smith and Smyth). Careful rather than complete, as sisters are given names that are nearly alike:
 * vowels count, so that Jane, Joan and June are three.
 */
export const soundOf = (name: string): string => said.reduce((sound, [written, as]) => sound.replace(written, as), name);
