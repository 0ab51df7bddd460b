import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priorNotificationListTable } from '../prior-notification-list/table.ts';
import { tables } from '../tables.ts';
import { cursorAfter, placeOf } from './cursor.ts';

const order = ['review_by', 'urgency', 'participant_id'];
const id = '6b0e0a43-1f0c-4f6e-8d8e-9d2a5c1b7f10';
const text = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const place = (cursor: string) => placeOf(priorNotificationListTable, order, cursor);

describe('a cursor', () => {
  it('leads back to the place where a page ended', () => {
    const row = { participant_id: id, urgency: 3, review_by: '2026-03-30', family_name: 'NOWAK' };
    const cursor = cursorAfter(order, row);
    expect(place(cursor)).toEqual(['2026-03-30', 3, id]);
    expect(Buffer.from(cursor, 'base64url').toString()).not.toContain('NOWAK');
  });

  it.each([
    ['no base64', '***'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', text({})],
    ['too short', text(['2026-03-30', 3])],
    ['too long', text(['2026-03-30', 3, id, id])],
    ['of another list', text([3, '2026-03-30', id])],
    ['no date', text(['2026-02-30', 3, id])],
    ['a date that PostgreSQL has not', text(['0000-01-01', 3, id])],
    ['a number too large', text(['2026-03-30', 2 ** 31, id])],
    ['a broken number', text(['2026-03-30', 1.5, id])],
    ['no id', text(['2026-03-30', 3, 'x'])],
    ['null', text(['2026-03-30', null, id])],
  ])('with %s is none', (_, cursor) => {
    expect(place(cursor)).toBeUndefined();
  });

  it('is never an error, whatever text comes', () => {
    fc.assert(fc.property(fc.string(), (cursor) => void expect(place(cursor)).toBeUndefined()));
  });

  it('may stand in an address: no list is in an order that tells anything of a person', () => {
    const personal = /name|nhs|birth|address|postcode|gender/;
    expect(tables.flatMap(({ indexes }) => indexes).flat().filter((column) => personal.test(column)).sort()).toEqual([
      'date_of_birth', 'date_of_birth', 'family_name_search', 'given_name_search', 'nhs_number', 'postcode_search', 'previous_family_name_search',
    ]);
  });
});
