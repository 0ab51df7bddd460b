import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { describe, expect, it } from 'vitest';
import { configurationTable, withTable } from './configuration/table.ts';
import { readConfiguration } from './configuration.ts';

const root = join(import.meta.dirname, '..');
const key = 'k'.repeat(32);

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  const read = readConfiguration(environment);
  return E.isLeft(read) ? read.left : [];
};

describe('the configuration', () => {
  it('needs nothing set', () => {
    expect(readConfiguration({})).toEqual(
      E.right({
        commandLineGroups: undefined,
        smtpUrl: undefined,
        mailFrom: undefined,
        smtpTimeout: 30,
        publicUrl: undefined,
        reconciliationTimes: ['06:00', '14:00'],
        databaseUrl: undefined,
        dataFolder: undefined,
        eventLogUrl: undefined,
        today: undefined,
        port: 8080,
        host: '127.0.0.1',
        identityKey: 'sample-key-for-made-up-people-only',
        checkpoints: undefined,
        checkpointKey: 'sample-key-for-made-up-people-only',
        laboratoryFolder: undefined,
        laboratoryFileLimit: 100,
        logLevel: 'info',
        environment: 'development',
        trustedProxies: undefined,
        requestsPerMinute: 1200,
        callbacksPerMinute: 12_000,
        requestSeconds: 300,
        answerSeconds: 30,
        mostDelay: 1000,
        mostHeap: undefined,
        readySeconds: 900,
        statusKey: undefined,
        commit: undefined,
        meshUrl: undefined,
        meshMailbox: undefined,
        meshPassword: undefined,
        meshSharedKey: undefined,
        meshCertificate: undefined,
        meshPrivateKey: undefined,
        meshAuthority: undefined,
        meshWorkflow: 'CERVICAL_LAB',
        meshEvery: 300,
        meshMostMegabytes: 1000,
        notifyUrl: undefined,
        notifyTokenUrl: undefined,
        messagesEvery: 5,
        notifyApiKey: undefined,
        notifyKeyId: undefined,
        notifyPrivateKey: undefined,
        notifyRoutingPlans: undefined,
        notifyOriginator: undefined,
        notifyContactDetails: 'no',
        notifyCallbackApplication: undefined,
        notifyCallbackKey: undefined,
        notifyCallsPerSecond: 5,
        notifyTimeout: 60,
        notifyStandIn: { seed: 1, hour: 1000, fails: 0.01, without: 0.3, unread: 0.4, broken: 0, busy: 0, early: 0, doubled: 0.05, late: 0.1 },
      }),
    );
  });

  it('takes what is set, and the default for what is empty', () => {
    const environment = { CSMS_TODAY: '2026-02-28', CSMS_PORT: '0', CSMS_HOST: '', CSMS_ENVIRONMENT: 'production', CSMS_IDENTITY_KEY: key, CSMS_CHECKPOINT_KEY: key };
    expect(readConfiguration(environment)).toMatchObject({
      right: { today: '2026-02-28', port: 0, host: '127.0.0.1', environment: 'production', identityKey: key },
    });
  });

  it.each([
    ['CSMS_TODAY', '2026-02-29', 'YYYY-MM-DD'],
    ['CSMS_TODAY', '22/11/2026', 'YYYY-MM-DD'],
    ['CSMS_COMMAND_LINE_GROUPS', 'gp-practice', 'system-client'],
    ['CSMS_COMMAND_LINE_GROUPS', 'auditor,nobody', 'system-client'],
    ['CSMS_PORT', '65536', '0 to 65535'],
    ['CSMS_PORT', '80a', '0 to 65535'],
    ['CSMS_HOST', ' ', 'host name'],
    ['CSMS_LOG_LEVEL', 'loud', 'one of fatal'],
    ['CSMS_ENVIRONMENT', 'prod', 'development or production'],
    ['DATABASE_URL', 'mysql://host/csms', 'postgresql://'],
    ['CSMS_IDENTITY_KEY', 'short', '32 characters'],
    ['CSMS_SMTP_URL', 'https://host', 'smtps://'],
    ['CSMS_SMTP_URL', 'smtp://host/path', 'smtps://'],
    ['CSMS_MAIL_FROM', 'nobody', 'an email address'],
    ['CSMS_SMTP_TIMEOUT_SECONDS', '0', '1 to 600'],
    ['CSMS_PUBLIC_URL', 'csms.nhs.uk', 'https://'],
    ['CSMS_MESH_URL', 'https://user:password@host', 'https://'],
    ['CSMS_MESH_EVERY_SECONDS', '0', '1 to 86400'],
    ['CSMS_MESH_WORKFLOW', 'A B', 'underscores'],
    ['CSMS_NOTIFY_CONTACT_DETAILS', 'maybe', 'yes or no'],
    ['CSMS_NOTIFY_CALLS_PER_SECOND', '0', '1 to 1000'],
    ['CSMS_NOTIFY_STAND_IN', 'hour=0', 'hour=1000'],
    ['CSMS_NOTIFY_STAND_IN', 'unread=1.1', 'hour=1000'],
    ['CSMS_NOTIFY_STAND_IN', 'toString=1', 'hour=1000'],
  ])('%s=%s is refused by name, with what it must be', (name, value, expected) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(expected)]);
    expect(faultsOf({ [name]: value })[0]).toMatch(new RegExp(`^${name}:`));
  });

  it('tells all faults at once', () => {
    expect(faultsOf({ CSMS_TODAY: 'tomorrow', CSMS_PORT: '-1' })).toHaveLength(2);
  });

  it.each(['DATABASE_URL', 'CSMS_SMTP_URL', 'CSMS_IDENTITY_KEY', 'CSMS_CHECKPOINT_KEY'])('a wrong %s is not repeated, since it may hold a secret', (name) => {
    expect(faultsOf({ [name]: 'hunter2' }).join()).not.toContain('hunter2');
  });

  it('says what a mail server still needs', () => {
    const mail = { CSMS_SMTP_URL: 'smtp://mail:587', CSMS_MAIL_FROM: 'screening@example.nhs.uk', CSMS_PUBLIC_URL: 'http://csms' };
    const inProduction = { ...mail, CSMS_ENVIRONMENT: 'production', CSMS_IDENTITY_KEY: 'k'.repeat(32), CSMS_CHECKPOINT_KEY: 'c'.repeat(32) };
    expect(faultsOf({ CSMS_SMTP_URL: mail.CSMS_SMTP_URL }).map((fault) => fault.split(':')[0])).toEqual(['CSMS_MAIL_FROM', 'CSMS_PUBLIC_URL']);
    expect(faultsOf(mail)).toEqual([]);
    expect(faultsOf(inProduction)).toEqual([expect.stringMatching(/^CSMS_PUBLIC_URL: in production it must begin with https/)]);
  });

  it('says what a mailbox at MESH still needs', () => {
    const environment = { CSMS_MESH_URL: 'http://mesh', CSMS_MESH_MAILBOX: 'X26ABC1', CSMS_MESH_PASSWORD: 'password', CSMS_MESH_SHARED_KEY: 'TestKey' };
    expect(faultsOf({ CSMS_MESH_URL: 'http://mesh' }).map((fault) => fault.split(':')[0])).toEqual(['CSMS_MESH_MAILBOX', 'CSMS_MESH_PASSWORD', 'CSMS_MESH_SHARED_KEY']);
    expect(faultsOf(environment)).toEqual([]);
    expect(faultsOf({ ...environment, CSMS_MESH_CERTIFICATE: 'csms.pem' })).toEqual([expect.stringContaining('Set both')]);
    expect(faultsOf({ ...environment, CSMS_ENVIRONMENT: 'production', CSMS_IDENTITY_KEY: key, CSMS_CHECKPOINT_KEY: key })).toEqual([expect.stringContaining('begin with https')]);
  });

  it('says what NHS Notify still needs', () => {
    const notify = { CSMS_NOTIFY_URL: 'http://notify/comms', CSMS_NOTIFY_TOKEN_URL: 'http://notify/token', CSMS_NOTIFY_API_KEY: 'key', CSMS_NOTIFY_KEY_ID: 'kid', CSMS_NOTIFY_PRIVATE_KEY: 'key.pem', CSMS_NOTIFY_ROUTING_PLANS: 'plans.json' };
    expect(faultsOf({ CSMS_NOTIFY_URL: 'http://notify/comms' }).map((fault) => fault.split(':')[0])).toEqual(Object.keys(notify).slice(1));
    expect(faultsOf(notify)).toEqual([]);
    expect(faultsOf({ ...notify, CSMS_NOTIFY_CALLBACK_APPLICATION: 'app' })).toEqual([expect.stringContaining('Set both')]);
    expect(faultsOf({ ...notify, CSMS_ENVIRONMENT: 'production', CSMS_IDENTITY_KEY: key, CSMS_CHECKPOINT_KEY: key })).toEqual([expect.stringContaining('CSMS_NOTIFY_URL: in production'), expect.stringContaining('CSMS_NOTIFY_TOKEN_URL: in production')]);
  });

  it('says what Care Identity still needs, and lets nothing stand in for it in production', () => {
    const whole = { CSMS_CIS2_ISSUER: 'https://identity.example', CSMS_CIS2_CLIENT_ID: 'csms', CSMS_CIS2_PRIVATE_KEY: 'key.pem', CSMS_CIS2_KEY_ID: 'one', CSMS_PUBLIC_URL: 'https://csms.example' };
    const production = { CSMS_ENVIRONMENT: 'production', CSMS_IDENTITY_KEY: key, CSMS_CHECKPOINT_KEY: key };
    expect(faultsOf({ ...production, ...whole })).toEqual([]);
    expect(faultsOf({ CSMS_CIS2_ISSUER: 'http://identity.example' }).map((fault) => fault.split(':')[0])).toEqual(['CSMS_CIS2_CLIENT_ID', 'CSMS_CIS2_PRIVATE_KEY', 'CSMS_CIS2_KEY_ID', 'CSMS_PUBLIC_URL']);
    expect(faultsOf({ ...production, ...whole, CSMS_CIS2_ISSUER: 'http://identity.example', CSMS_PUBLIC_URL: 'http://csms.example' })).toEqual([expect.stringMatching(/^CSMS_CIS2_ISSUER: .*https/), expect.stringMatching(/^CSMS_PUBLIC_URL: .*https/)]);
    expect(faultsOf({ ...production, CSMS_IDENTITY_STAND_IN_PORT: '8090' })).toEqual([expect.stringContaining('CSMS_IDENTITY_STAND_IN_PORT')]);
    expect(faultsOf({ CSMS_IDENTITY_STAND_IN_PORT: '8090' })).toEqual([]);
  });

  it('says what programs’ tokens still need', () => {
    expect(faultsOf({ CSMS_TOKEN_ISSUER: 'https://identity.example' }).map((fault) => fault.split(':')[0])).toEqual(['CSMS_TOKEN_AUDIENCE', 'CSMS_TOKEN_JWKS']);
    expect(faultsOf({ CSMS_ENVIRONMENT: 'production', CSMS_IDENTITY_KEY: key, CSMS_CHECKPOINT_KEY: key, CSMS_TOKEN_ISSUER: 'https://identity.example', CSMS_TOKEN_AUDIENCE: 'csms', CSMS_TOKEN_JWKS: 'http://identity.example/keys' })).toEqual([expect.stringMatching(/^CSMS_TOKEN_JWKS: .*https/)]);
  });

  it('reads which role codes lead to which groups, in either way of writing it', () => {
    const read = (text: string) => {
      const configuration = readConfiguration({ CSMS_ROLE_CODES: text });
      return E.isRight(configuration) ? configuration.right.roleCodes : null;
    };
    const codes = { R1234: 'csas-officer', R1235: 'csas-officer', R2345: 'sqas' };
    expect(read('csas-officer=R1234, R1235; sqas=R2345;')).toEqual(codes);
    expect(read('{"csas-officer": ["R1234", "R1235"], "sqas": ["R2345"]}')).toEqual(codes);
    for (const wrong of ['R1234', 'boss=R1234', 'system-client=R1234', 'sqas=', 'sqas=1234', 'sqas=R1234;auditor=R1234', 'sqas=R8001', '{"sqas": "R1234"}', '{', '{}', ';']) expect([wrong, read(wrong)]).toEqual([wrong, null]);
  });

  it('refuses the sample key in production', () => {
    expect(faultsOf({ CSMS_ENVIRONMENT: 'production' })).toEqual(
      ['CSMS_IDENTITY_KEY', 'CSMS_CHECKPOINT_KEY'].map((name) => expect.stringMatching(new RegExp(`^${name}: .* not fit for production`)) as string),
    );
  });

  it('ends the process with code 78 when it is wrong', async () => {
    const program = `import { configurationOrExit } from './adapters/configuration.ts'; configurationOrExit(); console.log('went on');`;
    const ended = await new Promise<{ code: unknown; output: string }>((resolve) => {
      const env = { ...process.env, CSMS_PORT: 'eighty' };
      execFile(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { cwd: root, env }, (error, stdout, stderr) =>
        resolve({ code: error?.code, output: stdout + stderr }),
      );
    });
    expect(ended.code).toBe(78);
    expect(ended.output).toContain('CSMS_PORT: "eighty" does not do; it must be a whole number from 0 to 65535');
    expect(ended.output).not.toContain('went on');
  });
});

describe('the table of environment variables', () => {
  it('is in the documentation as it is in the code (npm run configuration-table)', () => {
    expect(readFileSync(join(root, 'docs/configuration.md'), 'utf8')).toContain(`\n${configurationTable()}\n`);
  });

  it('replaces what stood between the markers and nothing else', () => {
    const document = 'a\n<!-- configuration -->\nold\n<!-- /configuration -->\nb\n';
    expect(withTable(document)).toBe(`a\n<!-- configuration -->\n${configurationTable()}\n<!-- /configuration -->\nb\n`);
  });
});
