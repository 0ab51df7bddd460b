import type { Actor } from '../../application/ports/event-log.ts';
import { addDays, type CivilDate } from '../../domain/dates/civil-date.ts';
import { type Command, command } from '../../domain/participant/commands.ts';
import type { Participant } from '../../domain/participant/participant.ts';
import { csas } from './actors.ts';
import type { Circumstances, Happening } from './happening.ts';
import { anyAddress, anyPractice } from './person.ts';
import { proportions } from './proportions.ts';

type Kind = keyof typeof proportions.yearly;

const kinds: Readonly<Record<Kind, (at: Circumstances, on: CivilDate, p: Participant) => Command | null>> = {
  changesPractice: ({ n, chances }) => command('change-demographics', { practice: anyPractice(n, chances) }),
  changesAddress: ({ world, chances }) => command('change-demographics', { address: anyAddress(world.names, chances) }),
  leaves: ({ chances }, since) => command('change-demographics', { inactive: { reason: chances.oneOf(['scotland', 'wales', 'abroad'] as const), since } }),
  dies: (_, since) => command('change-demographics', { inactive: { reason: 'died', since } }),
  declines: () => command('cease', { reason: 'informed-choice', by: 'csas', signedForm: true }),
};

const actors: Partial<Record<Kind, Actor>> = { declines: csas };

/** What may happen to anybody at any time, each once: when it would first. */
export const yearly = (at: Circumstances, from: CivilDate): readonly Happening[] =>
  (Object.keys(kinds) as Kind[]).flatMap((kind) => {
    const years = at.chances.firstAt(proportions.yearly[kind]);
    // Past any life; the calendar does not go on for ever.
    if (years > 100) return [];
    const on = addDays(from, Math.floor(years * 365));
    return [{ on, by: actors[kind], what: (p: Participant) => (p.inactive === null ? kinds[kind](at, on, p) : null) }];
  });
