import { type RawBuilder, sql } from 'kysely';
import type { Deadlines } from '../../application/ports/owed-letters.ts';
import type { ThingKind } from '../../domain/to-be-told/kind.ts';

/** What has to be told with the letter that tells it, its message, and how the person stands whose record owes it. */
export const things = (of: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  ${of} thing
  left join read_model.letter_asked_for asked on asked.participant_id = thing.participant_id and asked.position = thing.letter_position
  left join read_model.message on message.reference = thing.reference
  left join read_model.participant_summary person on person.participant_id = coalesce(thing.elsewhere, thing.participant_id)`;

const kind = (name: ThingKind): RawBuilder<ThingKind> => sql`${sql.lit(name)}::text`;

/** Where a record was merged into one that was merged again, how its person stands is not looked up. */
const paused = sql`coalesce(person.paused, thing.elsewhere is not null)`;

/** A letter or a message that is held since a day. */
const held = (since: RawBuilder<unknown>, { released }: Deadlines): RawBuilder<unknown> => sql`
  case
    when ${paused} then ${kind('paused')}
    when person.registration = 'inactive' then ${kind('cancelled-inactive')}
    when greatest(thing.pause_ended_on, ${since}) < ${released}::date then ${kind('held-without-pause')}
    else ${kind('waiting')}
  end`;

const isOwedElsewhere = sql`exists (
  select from read_model.to_be_told there
  where there.participant_id = thing.elsewhere and there.letter = thing.letter and there.test_date is not distinct from thing.test_date)`;

const ofMessage = (deadlines: Deadlines): RawBuilder<unknown> => {
  const tooLong = (by: Exclude<keyof Deadlines, 'today'>): RawBuilder<unknown> => sql`message.since < ${deadlines[by]}::date`;
  return sql`
    case
      when message.returned_on is not null and message.needs_somebody then
        case when message.returned_on < ${deadlines.lookedAfter}::date then ${kind('returned-not-looked-at')} else ${kind('returned')} end
      when message.state = 'waiting' then case when ${tooLong('handedOver')} then ${kind('waiting-too-long')} else ${kind('waiting')} end
      when message.state = 'held' then ${held(sql`message.since`, deadlines)}
      when message.state = 'handing-over' then case when ${tooLong('answered')} then ${kind('handing-over-too-long')} else ${kind('handing-over')} end
      when message.state = 'handed-over' then case when ${tooLong('news')} then ${kind('no-news')} else ${kind('handed-over')} end
      when message.state = 'delivered' then ${kind('delivered')}
      when message.state = 'failed' and not message.needs_somebody then ${kind('settled')}
      when message.state = 'failed' then case when ${tooLong('lookedAfter')} then ${kind('failed-not-looked-at')} else ${kind('failed')} end
      when message.cancelled = 'by-hand' then ${kind('cancelled-by-hand')}
      when message.cancelled = 'no-longer-owed' then ${kind('no-longer-owed')}
      else ${kind('cancelled-inactive')}
    end`;
};

/** Of which kind each is: exactly one, since the first that fits is taken and the last fits all. */
export const kindOf = (deadlines: Deadlines): RawBuilder<ThingKind> => sql<ThingKind>`
  case
    when thing.reason = 'owed-by-other-record' and not ${isOwedElsewhere} then ${kind('not-taken-over')}
    when thing.reason is not null then thing.reason
    when thing.reference is null then ${kind('no-letter')}
    when thing.what = 'unasked' then ${kind('unasked')}
    when asked.event_id is null then ${kind('letter-not-shown')}
    when asked.state = 'cancelled' then ${kind('cancelled-inactive')}
    when asked.state = 'released' then ${kind('letter-not-shown')}
    when asked.state = 'held' then ${held(sql`asked.asked_on`, deadlines)}
    when message.reference is null then case when asked.asked_on < ${deadlines.opened}::date then ${kind('no-message')} else ${kind('waiting')} end
    else ${ofMessage(deadlines)}
  end`;
