import { expect, it } from 'vitest';
import { authorization } from './authorization.ts';

it('the Authorization header is the one that MESH works out for the same request', () => {
  const credentials = { mailbox: 'X26ABC1', password: 'password', sharedKey: 'TestKey' };
  expect(authorization(credentials, '2c001608-5f09-4840-9611-bea43e666a30', '2026-11-22T04:30:59.999Z')).toBe(
    'NHSMESH X26ABC1:2c001608-5f09-4840-9611-bea43e666a30:1:202611220430:5230df0ba5a4e3425971f0a0ab23105bd14086d5941daf3f812cff58e151452b',
  );
});
