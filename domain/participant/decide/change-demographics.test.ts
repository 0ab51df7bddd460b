import { describe, expect, it } from 'vitest';
import { example, joined, lived, result, standing, tested, when } from '../example-life.ts';

const p = joined('2026-01-01');
const change = (given: typeof p, data: object, on = '2026-06-01') => when(given, on, 'change-demographics', data);

describe('a change of details', () => {
  it.each([
    [{ address: { lines: ['1 NEW ROAD'], postcode: null } }, ['demographics-changed']],
    [{ name: { ...example.name, family: 'CHANGED' } }, ['demographics-changed']],
    [{ contact: { ...example.contact, mobile: '07700900000' } }, ['demographics-changed']],
    [{ practice: 'B82002' }, ['practice-changed']],
    [{ practice: null }, ['practice-changed']],
    [{ nhsNumber: '9000000009' }, ['nhs-number-changed']],
    [{}, []],
    [{ ...example, inactive: null }, []],
  ])('%j is told by %j, and once', (data, types) => {
    const once = change(p, data);
    expect([once.types, change(once.then, data).types]).toEqual([types, []]);
  });

  it('of the practice puts an abnormal follow-up or a ceased person on its list, and nobody else', () => {
    const kind = (given: typeof p) => change(given, { practice: 'B82002' }).then.review?.kind ?? null;
    const ceased = when(p, '2026-02-01', 'cease', { reason: 'no-cervix', by: 'practice' }).then;
    expect([kind(tested(p, ['2026-02-01', '29R'])), kind(ceased), kind(p)]).toEqual(['new-abnormal-follow-up', 'new-ceased', null]);
  });
});

describe('a corrected date of birth', () => {
  const corrected = (given: typeof p, dateOfBirth: string) => standing(change(given, { dateOfBirth }).then);
  it.each([
    ['moves a first call', joined('2026-01-01', { dateOfBirth: '2003-03-03' }), '2004-03-03', ['called', '2028-10-14', 'not-due']],
    ['gives the longer interval', tested(joined('2024-01-01'), ['2025-03-01', 'X0A']), '1975-03-01', ['routine', '2030-03-01', 'not-due']],
    ['ends recall for age', tested(p, ['2026-02-01', 'X0A']), '1965-03-03', ['ceased age', null, 'ceased']],
    ['gives back a recall that had ended for age, with the interval of the right age', tested(joined('2024-01-01', { dateOfBirth: '1963-03-03' }), ['2025-03-01', 'X0A']), '1983-03-03', ['routine', '2028-03-01', 'not-due']],
    ['gives a first call to whoever joined too old', joined('2026-01-01', { dateOfBirth: '1950-03-03' }), '1980-03-03', ['called', '2026-08-11', 'not-due']],
    ['leaves whoever is past the upper age still', joined('2026-01-01', { dateOfBirth: '1950-03-03' }), '1950-03-04', ['ceased age', null, 'ceased']],
  ])('%s', (_, given, dateOfBirth, expected) => expect(corrected(given, dateOfBirth)).toEqual(expected));

  it.each([
    ['where no age matters', tested(p, ['2026-02-01', 'X0A']), '1991-03-03'],
    ['where the last test ends the recall all the same', tested(joined('2024-01-01', { dateOfBirth: '1963-03-03' }), ['2025-03-01', 'X0A']), '1962-03-03'],
    ['of whoever is 65 on the day, by the new date too', when(joined('2026-02-01', { dateOfBirth: '1961-02-01' }), '2026-02-01', 'import-history', { results: [result('2013-06-01', 'X0A').result], source: 'earlier' }).then, '1961-06-01'],
    ['of whoever is older', when(joined('2026-02-01', { dateOfBirth: '1961-02-01' }), '2026-02-01', 'import-history', { results: [result('2013-06-01', 'X0A').result], source: 'earlier' }).then, '1961-01-01'],
    ['of whoever has a date that was set past the end', when(tested(p, ['2026-02-01', 'X0A']), '2026-03-01', 'defer', { reason: 'administrative', by: 'csas', months: 12 }).then, '1965-03-03'],
  ])('moves nothing %s', (_, given, dateOfBirth) => expect(change(given, { dateOfBirth }).types).toEqual(['date-of-birth-corrected']));

  it('leaves a deferral and a cease by choice', () => {
    const deferred = when(tested(p, ['2026-02-01', 'X0A']), '2026-03-01', 'defer', { reason: 'administrative', by: 'csas', months: 12 }).then;
    const chosen = when(p, '2026-03-01', 'cease', { reason: 'informed-choice', by: 'csas', signedForm: true }).then;
    expect([corrected(deferred, '1991-03-03')[1], corrected(chosen, '1991-03-03')[0]]).toEqual(['2027-03-01', 'ceased informed-choice']);
  });
});

describe('a change of gender', () => {
  it('calls whoever was not called, from the day of the change', () => {
    expect(standing(change(joined('2026-01-01', { gender: 'male' }), { gender: 'female' }).then)).toEqual(['called', '2026-08-11', 'not-due']);
  });

  it('asks for an opt-in, takes somebody off the list and keeps the date for that day', () => {
    const listed = lived(p, '2026-01-10');
    const now = change(listed, { gender: 'male' }, '2026-01-11').then;
    expect([listed.round.status, standing(now)]).toEqual(['pnl', ['called', '2026-03-13', 'not-due']]);
    const optedIn = when(now, '2026-05-01', 'opt-in').then;
    expect(when(optedIn, '2026-05-02', 'carry-out-day').then.round.status).toBe('pnl');
    expect(when(optedIn, '2026-05-02', 'opt-in').events).toEqual([]);
  });

  it('alone moves nothing for whoever is not due, or ceased', () => {
    expect(change(p, { gender: 'male' }, '2026-01-01').types).toEqual(['gender-changed']);
    const ceased = when(joined('2026-01-01', { gender: 'male' }), '2026-02-01', 'cease', { reason: 'no-cervix', by: 'practice' }).then;
    expect(change(ceased, { gender: 'female' }).types).toEqual(['gender-changed']);
  });

  it('undoes an opt-in, which belonged to the gender before', () => {
    expect(change(joined('2026-01-01', { gender: 'male' }, true), { gender: 'not-known' }).then.optedIn).toBe(false);
  });
});

describe('death or leaving', () => {
  const left = { inactive: { reason: 'scotland', since: '2026-06-01' } };

  it('ends everything, and cancels letters that were held', () => {
    const paused = when(p, '2026-05-01', 'pause', { by: 'csas' }).then;
    const held = when(paused, '2026-05-10', 'record-result', result('2026-05-01', 'X0A')).then;
    const gone = change(held, { inactive: { reason: 'died', since: '2026-06-01' } });
    expect([gone.types, gone.then.held, lived(gone.then, '2040-01-01')]).toEqual([['became-inactive', 'held-letters-cancelled'], [], gone.then]);
  });

  it('is told once, with no letters to cancel where none was held', () => {
    const gone = change(p, left);
    expect([gone.types, change(gone.then, left).types]).toEqual([['became-inactive'], []]);
    expect(change(gone.then, { inactive: null }).rules).toEqual(['ELIG-07', 'D-31']);
  });

  it('and coming back: the date stands, the round begins again', () => {
    const invited = lived(p, '2026-03-01');
    const back = change(change(invited, left).then, { inactive: null }, '2027-06-01').then;
    expect([invited.round.status, standing(back), back.schedule.basis]).toEqual(['invited', ['called', '2026-03-13', 'not-due'], 'joining']);
    expect(when(back, '2027-06-02', 'carry-out-day').then.round.status).toBe('pnl');
  });

  it('and coming back to a referral: somebody looks for its outcome', () => {
    const back = change(change(tested(p, ['2026-02-01', '39S']), left).then, { inactive: null }, '2028-06-01').then;
    expect([back.referral?.weeks, when(back, '2028-06-02', 'carry-out-day').then.failsafeSince]).toEqual([6, '2028-06-02']);
  });
});
