import { fileIdOf } from '../../../application/laboratory/files.ts';
import { addDays, type CivilDate } from '../../../domain/dates/civil-date.ts';
import { type Known, madeUp } from '../../bench/matching/people.ts';
import { type Chance, chance } from '../../chance.ts';
import { examine, type Examined } from './examine.ts';
import { mortal } from './mortal.ts';
import { deed, users } from './operators.ts';
import { laboratoryWorld, type Parts } from './world.ts';
import { type Arrival, aYear, type Told } from './year.ts';

export interface Order {
  readonly files: number;
  readonly seed: number;
  /** Told after each file that came, of how many. */
  readonly onFile?: (done: number, of: number) => void;
}

export interface Tortured extends Examined {
  /** How often each thing went wrong in what laboratories sent. */
  readonly faults: ReadonlyMap<string, number>;
  /** Items by the files that were taken in. */
  readonly files: ReadonlyMap<string, number>;
  readonly lastDay: CivilDate;
  readonly killed: number;
  readonly deeds: number;
}

/** Chances that the process is killed in the course of one thing. */
const deadly = { receiving: 0.4, acting: 0.15 };
/** Things that operators do, for each result that comes. */
const deedsEach = 3;

/** Those whom the results of so many files are about: nearly two results each. The first that chance decides of a seed. */
export const peopleOf = (files: number, dice: Chance): readonly Known[] => madeUp(files * 2, dice);

interface Open {
  readonly fileId: string;
  readonly number: number;
  readonly told: Told;
}

/** A year of files from all laboratories, operators who do anything to what waits, and a system that is killed now and then. Then everything is looked at. */
export const torture = async (parts: Parts, { files, seed, onFile = () => undefined }: Order): Promise<Tortured> => {
  const dice = chance(seed);
  const everybody = peopleOf(files, dice);
  const year = aYear(files, everybody, dice);
  const { living, inDanger } = mortal(parts.log, dice);
  const world = laboratoryWorld({ ...parts, log: living });
  const recorded = new Map(everybody.map(({ person }) => [person.participantId, parts.ids.of(person.nhsNumber)]));
  const onRecord = everybody.filter(({ isOnRecord }) => isOnRecord).map(({ person }) => parts.ids.of(person.nhsNumber));
  const open: Open[] = [];
  const taken = new Map<string, number>();
  const brokenOff = new Map<string, number>();
  let killed = 0;
  let deeds = 0;

  const receive = async ({ file, day, told }: Arrival): Promise<void> => {
    const fileId = fileIdOf(file.digest);
    for (;;) {
      const received = await inDanger(deadly.receiving, () => world.receive(file, day));
      await parts.catchUp();
      if (received === null) brokenOff.set(fileId, (brokenOff.get(fileId) ?? 0) + 1);
      else if (received.file.place.at === 'corrupt' || taken.has(fileId)) return;
      else {
        taken.set(fileId, received.file.place.items);
        open.push(...told.map((each, i) => ({ fileId, number: i + 1, told: each })));
        return;
      }
    }
  };

  const work = async (day: CivilDate, minute: number): Promise<void> => {
    const at = dice.below(open.length);
    const { fileId, number, told } = open[at] as Open;
    const stored = await world.itemOf(fileId, number);
    if (stored === null) return;
    if (stored.item.place.at === 'settled' && dice.happens(0.9)) return void open.splice(at, 1);
    const user = dice.oneOf(users);
    const now = `${day}T${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00.000Z`;
    for (const what of deed({ item: stored.item, told, recordOf: (truth) => recorded.get(truth) ?? '', anybody: () => dice.oneOf(onRecord) }, dice)) {
      const acting = { user, now, today: day, commandId: world.newId() };
      deeds += 1;
      if ((await inDanger(deadly.acting, () => world.act(stored.id, what, acting))) !== null) continue;
      killed += 1;
      // Whoever asked asks once more, or gives up; the system starts, and goes on with what it left over, or has not yet.
      if (dice.happens(0.5)) await inDanger(deadly.acting, () => world.act(stored.id, what, acting));
      if (dice.happens(0.5)) await inDanger(deadly.acting, () => world.goThrough(fileId, taken.get(fileId) ?? 0, day));
    }
    await parts.catchUp();
  };

  const first = year.arrivals[0]?.day;
  if (first === undefined) throw new Error('Nothing was sent');
  await world.register(everybody, addDays(first, -1));
  await parts.catchUp();
  let done = 0;
  for (const arrival of year.arrivals) {
    await receive(arrival);
    const most = open.length === 0 ? 0 : dice.below(2 * deedsEach * arrival.told.length);
    for (let n = 0; n < most && open.length > 0; n++) await work(arrival.day, Math.min(599, n * dice.below(20)));
    onFile(++done, year.arrivals.length);
  }
  const last = year.arrivals.at(-1)?.day ?? first;
  for (const [fileId, items] of taken) await world.goThrough(fileId, items, last);
  return { ...(await examine(parts.log, year.arrivals, brokenOff)), faults: year.faults, files: taken, lastDay: last, killed: killed + [...brokenOff.values()].reduce((sum, times) => sum + times, 0), deeds };
};
