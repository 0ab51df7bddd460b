import { listed, type View } from './view.ts';

/** How far the live read models have come that these views show. */
export const freshnessOf = (views: readonly View[]): View => ({
  name: 'freshness',
  says: 'As of when each view is. It shows every event up to its position, but for participants and messages whose newest events cannot be shown.',
  columns: {
    view: { sql: 'told.view', says: 'Name of the view.' },
    position: { sql: 'checkpoint.position', says: 'Place in the event log of the last event that it shows.' },
    recorded_at: {
      sql: '(select event.recorded_at from event_log.events as event where event.position = checkpoint.position)',
      says: 'When that event was recorded; empty before the first one, and where the event log is not kept in this database.',
    },
    not_shown: {
      sql: '(select count(*)::integer from read_model.parked where parked.projection = checkpoint.projection)',
      says: 'Participants or messages that it does not show to their end, because one of their events could not be read. Should be 0.',
    },
  },
  from: (readModels) =>
    `${readModels}.checkpoint join (values ${views.flatMap(({ name, over }) => (over === undefined ? [] : [`(${listed([over, name])})`])).join(', ')}) as told (projection, view) on told.projection = checkpoint.projection collate "C"`,
});
