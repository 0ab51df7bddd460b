import { describe, expect, it } from 'vitest';
import { nhsNumber } from '../../test/in-memory.ts';
import { captureLog } from '../../test/logs/captured.ts';
import type { Log } from './logger.ts';

/** As somebody would log who has not read why not, or a library. */
type Careless = Readonly<Record<'info', (...given: readonly unknown[]) => void>>;

const logging = (write: (log: Careless) => void): Readonly<Record<string, unknown>> | undefined => {
  const { log, told } = captureLog();
  write(log);
  return told()[0];
};

describe('a line of the log', () => {
  it('says what happened, and what may be said of it', () => {
    const { log, lines } = captureLog();
    const typed: Log = log;
    typed.info({ file: 'a-1', counts: { matched: 3 }, again: false }, 'laboratory-file');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ what: 'laboratory-file', msg: 'a laboratory’s file', file: 'a-1', counts: { matched: 3 }, again: false });
  });

  it('leaves out what it does not know, and counts it', () => {
    expect(logging((log) => log.info({ name: 'NOWAK', nested: { family: 'NOWAK' }, code: 'ok' }, 'request'))).toEqual({ level: 30, what: 'request', code: 'ok', dropped: 2 });
  });

  it.each([
    ['a name', { code: 'LILY NOWAK' }],
    ['an NHS number', { file: `file-${nhsNumber(1)}` }],
    ['an NHS number as a count', { total: Number(nhsNumber(1)) }],
    ['the number of a dummy registration', { code: 'T1234567890' }],
    ['a postcode', { kind: 'BS1 8FE' }],
    ['a date of birth', { day: '1985-12-12' }],
    ['an address of a request', { route: '/participants?name=NOWAK' }],
    ['a name among counts', { counts: { 'LILY NOWAK': 1 } }],
    ['a text among counts', { counts: { total: 'NOWAK' } }],
  ])('holds no %s where something else belongs', (_, members) => {
    expect(JSON.stringify(logging((log) => log.info(members, 'request')))).not.toMatch(/NOWAK|BS1|1985|901\d{7}|T\d{10}/);
  });

  it('holds nobody’s words: neither a sentence, nor values put into one, nor an error’s message', () => {
    const told = logging((log) => log.info({}, 'registered LILY NOWAK'));
    expect(told).toEqual({ level: 30, what: 'said-by-a-library' });
    expect(JSON.stringify(logging((log) => log.info('%s was registered', 'NOWAK')))).not.toContain('NOWAK');
    expect(JSON.stringify(logging((log) => log.info(new Error('NOWAK'))))).not.toContain('NOWAK');
    expect(JSON.stringify(logging((log) => log.info({ err: new Error('NOWAK') }, 'NOWAK')))).not.toContain('NOWAK');
  });

  it('has of an error its class, its code and where it happened, and the same of its cause', () => {
    const cause = Object.assign(new RangeError('Key (family)=(NOWAK) exists\n    at NOWAK (/NOWAK:1:1)'), { code: '23505', detail: 'NOWAK' });
    const told = logging((log) => log.info({ error: new TypeError('NOWAK', { cause }) }, 'request-failed'));
    expect(told).toMatchObject({ error: { name: 'TypeError', stack: expect.arrayContaining([expect.stringContaining('logger.test.ts')]) as string[], cause: { name: 'RangeError', code: '23505' } } });
    expect(JSON.stringify(told)).not.toContain('NOWAK');
  });

  it('is as bare where a library has made a logger of it, with members of its own', () => {
    const { log, lines } = captureLog();
    const child = log.child({ requestId: 'a-1', patient: 'NOWAK' }, { serializers: { code: () => 'NOWAK' } });
    child.setBindings({ person: 'NOWAK' });
    child.child({ deeper: 'NOWAK' }).info({ code: 'ok', family: 'NOWAK' }, 'request');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: 'a-1', code: 'ok' });
    expect(lines.join()).not.toContain('NOWAK');
  });
});
