import { describe, expect, it } from 'vitest';
import { findHostAddresses } from '../../../../../main/host/listen/host-addresses.ts';

describe('findHostAddresses', () => {
  it('names only the address that it listens on', async () => {
    expect(await findHostAddresses('127.0.0.1', null)).toEqual({
      ok: true,
      value: { invitationHosts: ['127.0.0.1'], candidateAddresses: ['127.0.0.1'] },
    });
  });

  it('puts the loopback address last when it listens on all', async () => {
    const found = await findHostAddresses('0.0.0.0', null);
    expect(found.ok && found.value.invitationHosts.at(-1)).toBe('127.0.0.1');
  });

  it('puts the public address first', async () => {
    const found = await findHostAddresses('127.0.0.1', '192.0.2.7');
    expect(found).toEqual({
      ok: true,
      value: { invitationHosts: ['192.0.2.7', '127.0.0.1'], candidateAddresses: ['192.0.2.7', '127.0.0.1'] },
    });
  });

  it.each([['a'.repeat(64)], ['a b'], ['under_score.example.org']])(
    'refuses the public address %j, which no invitation can name',
    async (publicAddress) => {
      expect(await findHostAddresses('127.0.0.1', publicAddress)).toMatchObject({
        ok: false,
        error: { code: 'bad-address' },
      });
    },
  );

  it.each([['::1'], ['localhost'], ['300.1.1.1'], ['']])('refuses to listen on %j', async (address) => {
    expect(await findHostAddresses(address, null)).toMatchObject({ ok: false, error: { code: 'bad-address' } });
  });
});
