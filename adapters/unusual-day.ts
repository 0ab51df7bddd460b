import type { Stopped } from '../application/daily-run.ts';

const words: Readonly<Record<Stopped['unusual'][number]['what'], string>> = {
  due: 'people are due',
  listed: 'would be listed',
  invited: 'would be invited',
  reminded: 'would be reminded',
  nonResponders: 'would become non-responders',
};

const number = new Intl.NumberFormat('en-GB');

/** Why a day was not begun, and what to do. Holds nothing about a person. */
export const whyNotBegun = ({ day, unusual }: Stopped): string =>
  `unusual-day: nothing of ${day} was done, because ${unusual.map(({ what, people, usual }) => `${number.format(people)} ${words[what]} (usually ${number.format(usual)})`).join(', ')}. ` +
  `See what would happen with \`npm run csms -- run --dry-run --until ${day}\`; if it is right, \`npm run csms -- run --confirm --until ${day}\`.`;
