/** The characters that separate the parts of an EDIFACT interchange (ISO 9735). */
export interface Dialect {
  readonly component: string;
  readonly element: string;
  /** Takes its meaning from the character that follows; null: nothing does. */
  readonly release: string | null;
  readonly terminator: string;
}

/** Where the interchange does not say. */
export const usual: Dialect = { component: ':', element: '+', release: '?', terminator: "'" };

/** Characters of the service string advice, with its tag. */
export const adviceLength = 9;

const isSeparator = (character: string): boolean => /^[!-/:-@[-`{-~]$/.test(character);

/** The dialect that a service string advice (`UNA:+.? '`) tells; null: it cannot be meant. */
export const dialectOf = (advice: string): Dialect | null => {
  const [component = '', element = '', , release = '', , terminator = ''] = advice.slice(3);
  const separators = [component, element, terminator, ...(release === ' ' ? [] : [release])];
  if (!separators.every(isSeparator) || new Set(separators).size < separators.length) return null;
  return { component, element, release: release === ' ' ? null : release, terminator };
};

/** A text as it is written, so that nothing in it separates. */
export const released = (text: string, { component, element, release, terminator }: Dialect): string =>
  [...text].map((character) => ([component, element, release, terminator].includes(character) ? `${release}${character}` : character)).join('');

/** Place of the character that ends the segment which begins at `from`; -1: it has not come. */
export const endOf = (text: string, from: number, { release, terminator }: Dialect): number => {
  for (let end = text.indexOf(terminator, from); end !== -1; end = text.indexOf(terminator, end + 1)) {
    let released = 0;
    while (end - released > from && text[end - released - 1] === release) released += 1;
    if (released % 2 === 0) return end;
  }
  return -1;
};

/** A segment's data elements, each as its components. The first is the tag. */
export const elementsOf = (segment: string, { component, element, release }: Dialect): readonly (readonly string[])[] => {
  if (release === null || !segment.includes(release)) return segment.split(element).map((each) => each.split(component));
  const elements: string[][] = [];
  let components: string[] = [];
  let text = '';
  for (let i = 0; i < segment.length; i++) {
    const character = segment[i];
    if (character === release) text += segment[++i] ?? '';
    else if (character === component || character === element) {
      components.push(text);
      text = '';
      if (character === element) {
        elements.push(components);
        components = [];
      }
    } else text += character;
  }
  return [...elements, [...components, text]];
};
