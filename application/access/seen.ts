import type { Sees } from '../../domain/access/sees.ts';
import { hidden, hiddenEvent, practicesIn } from '../../domain/participant/hidden.ts';
import type { Entry, ParticipantHistory } from '../participant-history.ts';
import type { Outcome } from '../participants.ts';
import type { Actor } from '../ports/event-log.ts';

declare const seen: unique symbol;

/** As somebody may see it. Answers are made of nothing else, so what a restricted record hides cannot be forgotten. D-38. */
export type Seen<T> = T & { readonly [seen]: true };

/** Where all may be seen, or nothing is hidden. */
export const wholly = <T>(value: T): Seen<T> => value as Seen<T>;

const isHidden = (sees: Sees, isRestricted: boolean): boolean => sees === 'not-restricted' && isRestricted;

/** A record and its history. One that is restricted now is hidden for every time to which somebody looks back. */
export const seenHistory = (sees: Sees, history: ParticipantHistory): Seen<ParticipantHistory> => {
  if (!isHidden(sees, history.isRestricted)) return wholly(history);
  const hide = hidingOf(history);
  const [first, ...others] = history.entries;
  return wholly({ ...history, participant: { ...hidden(history.participant), restricted: true }, entries: [hide(first), ...others.map(hide)], readAsOne: history.readAsOne.map(hide) });
};

/** Who acted. Somebody of a practice would name it. */
export const seenActor = (sees: Sees, { isRestricted, readAsOne }: ParticipantHistory): ((actor: Actor) => Actor) => {
  if (!isHidden(sees, isRestricted)) return (actor) => actor;
  const practices = practicesIn(readAsOne.map(({ event }) => event));
  return (actor) => (practices.has(actor.organisation) ? { user: '', role: actor.role, organisation: '' } : actor);
};

/** A command's id, and what was said of its content, may hold a digest of the address. */
const hidingOf = (history: ParticipantHistory): ((entry: Entry) => Entry) => {
  const { readAsOne } = history;
  const actorSeen = seenActor('not-restricted', history);
  const commands = [...new Set(readAsOne.map(({ recorded }) => recorded.metadata.commandId))];
  return ({ event, recorded }) => {
    const { actor, cause, commandId } = recorded.metadata;
    const shown = hiddenEvent(event);
    return {
      event: shown,
      recorded: {
        ...recorded,
        id: 'letter' in event.data ? recorded.id : '',
        data: shown.data,
        metadata: {
          ...recorded.metadata,
          actor: actorSeen(actor),
          cause: cause.split(',')[0] ?? '',
          commandId: `command ${commands.indexOf(commandId) + 1} of this record`,
        },
      },
    };
  };
};

/** What followed from a command. */
export const seenOutcome = (sees: Sees, outcome: Outcome): Seen<Outcome> =>
  isHidden(sees, outcome.record.restricted)
    ? wholly({ ...outcome, record: hidden(outcome.record), decision: { ...outcome.decision, events: outcome.decision.events.map(hiddenEvent) } })
    : wholly(outcome);

/** A row of a read model that says whether the record is restricted. */
export const seenRow = <Row extends object>(sees: Sees, row: Row): Seen<Row> =>
  'restricted' in row && isHidden(sees, row.restricted === true)
    ? wholly(Object.fromEntries(Object.entries(row).map(([column, value]: [string, unknown]) => [column, column in hiddenColumns ? hiddenColumns[column as keyof typeof hiddenColumns] : value])) as Row)
    : wholly(row);

const hiddenColumns = { practice: null, address_lines: [], postcode: null, postcode_search: null, sender_code: null } as const;
