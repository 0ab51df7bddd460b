import { describe, expect, it } from 'vitest';
import { joined, lived, standing, tested, when } from '../example-life.ts';

const p = joined('2026-01-01');
const cease = (reason: string, by: string, signedForm?: boolean, given = p) =>
  when(given, '2026-02-01', 'cease', { reason, by, ...(signedForm === undefined ? {} : { signedForm }) });

describe('ceasing', () => {
  it.each([
    ['no-cervix', 'practice', undefined, ['CXNC']],
    ['no-cervix', 'colposcopy', true, ['CXNC']],
    ['age', 'practice', undefined, ['CXAN']],
    ['radiotherapy', 'practice', undefined, []],
    ['radiotherapy', 'colposcopy', true, []],
    ['informed-choice', 'csas', true, ['CIC']],
    ['mental-capacity', 'csas', true, ['CMC']],
    ['stenosis', 'csas', undefined, []],
  ])('for %s by %s is told by %j', (reason, by, form, letters) => {
    const { then, ...outcome } = cease(reason, by, form);
    expect([standing(then), outcome.letters, then.review?.kind]).toEqual([[`ceased ${reason}`, null, 'ceased'], letters, 'recently-ceased']);
  });

  it.each([
    ['no-cervix', 'colposcopy', undefined, 'signed-form-required'],
    ['no-cervix', 'system', undefined, 'not-permitted'],
    ['age', 'colposcopy', true, 'not-permitted'],
    ['radiotherapy', 'colposcopy', false, 'signed-form-required'],
    ['informed-choice', 'practice', true, 'not-permitted'],
    ['informed-choice', 'csas', undefined, 'signed-form-required'],
    ['mental-capacity', 'csas', false, 'signed-form-required'],
    ['mental-capacity', 'colposcopy', true, 'not-permitted'],
    ['stenosis', 'practice', undefined, 'not-permitted'],
  ])('for %s by %s with a form: %s is refused: %s', (reason, by, form, refusal) => {
    const { refusals, then } = cease(reason, by, form);
    expect([refusals, then]).toEqual([[refusal], p]);
  });

  it.each(['practice', 'csas'])('for age by %s is refused while a follow-up test or an outcome is owed', (by) => {
    const positive = tested(p, ['2026-01-15', '29R']);
    const referred = tested(p, ['2026-01-15', '39S']);
    for (const given of [positive, referred]) expect(cease('age', by, undefined, given)).toMatchObject({ refusals: ['not-permitted'], then: given });
  });

  it('tells who asked for it, by which rules, or what is to be corrected', () => {
    expect([cease('no-cervix', 'practice').rules, cease('no-cervix', 'csas').rules]).toEqual([['CEASE-05', 'D-17', 'D-33'], ['CEASE-05', 'D-17']]);
    expect([cease('stenosis', 'practice').fields, cease('informed-choice', 'csas').fields]).toEqual([['by'], ['signedForm']]);
    expect(cease('age', 'csas', undefined, tested(p, ['2026-01-15', '29R'])).fields).toEqual(['reason']);
  });

  it('on the day of joining is something for the practice to look at all the same', () => {
    expect(when(p, '2026-01-01', 'cease', { reason: 'no-cervix', by: 'practice' }).then.review).toEqual({ kind: 'recently-ceased', since: '2026-01-01' });
  });

  it('holds its letter during a pause, and ends the round', () => {
    const paused = when(lived(p, '2026-01-20'), '2026-01-20', 'pause', { by: 'csas' }).then;
    const { letters, then } = cease('no-cervix', 'practice', undefined, paused);
    expect([paused.round.status, letters, then.held.map(({ letter }) => letter), then.round.status]).toEqual(['pnl', [], ['CXNC'], 'not-due']);
  });

  it('twice is refused', () => expect(cease('age', 'csas', undefined, cease('no-cervix', 'practice').then).refusals).toEqual(['already-ceased']));
});
