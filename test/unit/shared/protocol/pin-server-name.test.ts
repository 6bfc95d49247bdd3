import { expect, it } from 'vitest';
import { pinServerName } from '../../../../shared/protocol/pin-server-name.ts';

it('names a certificate by the beginning of its fingerprint, under a name that does not exist', () => {
  const pin = Uint8Array.from({ length: 32 }, (_, index) => index);
  expect(pinServerName(pin)).toBe('000102030405060708090a0b0c0d0e0f.earshot.invalid');
});
