import { expect, it } from 'vitest';
import { isSame, signatureOf } from './signature.ts';

it('the signature is the one that is published for the same body and key', () => {
  const body = Buffer.from(
    '{"data":[{"type":"ChannelStatus","attributes":{"messageId":"2WL3qFTEFM0qMY8xjRbt1LIKCzM","messageReference":"inv-0001","channel":"nhsapp","channelStatus":"delivered","supplierStatus":"read","cascadeType":"primary","cascadeOrder":1,"retryCount":1,"timestamp":"2026-03-02T09:15:04Z"},"meta":{"idempotencyKey":"k-1"}}]}',
  );
  expect(signatureOf({ applicationId: 'app-1', apiKey: 'key-1' }, body)).toBe('900e6c8840838b349d9d4a02d88196d2a29ea5dbb81fcb8bfeae0cc4f9a08e5e');
});

it('texts are the same only where they are, whatever their lengths', () => {
  expect([isSame('abc', 'abc'), isSame('abc', 'abd'), isSame('abc', 'ab'), isSame('', 'a'), isSame('é', 'e\u0301')]).toEqual([true, false, false, false, false]);
});
