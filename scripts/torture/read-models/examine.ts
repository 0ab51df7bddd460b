import type { System } from '../../../adapters/system.ts';
import { isSame } from '../../../projections/runner/compare.ts';

/** Looks at everything when nobody works: the log is whole, and every table has, to the byte, the rows that a fresh replay of it has. */
export const examine = async ({ readModels, integrity }: System): Promise<readonly string[]> => {
  await readModels.catchUp();
  const ill = (await readModels.health()).projections.filter(({ lag, parked, outdated, fault }) => lag > 0 || parked > 0 || outdated || fault !== null);
  const differing = (await readModels.compare()).filter((each) => !isSame(each));
  const verification = await integrity.verify(() => undefined);
  await integrity.checkpoint();
  return [
    ...ill.map((each) => `health: ${JSON.stringify(each)}`),
    ...differing.map((each) => `differs from a replay: ${JSON.stringify(each)}`),
    ...(verification?.first === null ? [] : [`verify: ${JSON.stringify(verification?.first)}`]),
  ];
};
