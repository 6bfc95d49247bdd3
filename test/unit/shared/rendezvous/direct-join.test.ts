import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { directPasswordOf as hostsPasswordOf } from '../../../../main/host/listen/direct-password.ts';
import { createDirectCredentials, DIRECT_FRAGMENT } from '../../../../shared/rendezvous/direct-join.ts';

const SECRET = Uint8Array.from({ length: 16 }, (_, index) => index);

describe('createDirectCredentials', () => {
  it('derives a password that only holders of the secret can derive, as the host does', async () => {
    const { usernameFragment, password } = await createDirectCredentials(SECRET);
    const digest = createHmac('sha256', SECRET).update(`direct ${usernameFragment}`).digest('hex');
    expect(password).toBe(digest.slice(0, 48));
    expect(hostsPasswordOf(SECRET, usernameFragment)).toBe(password);
    expect(hostsPasswordOf(new Uint8Array(16), usernameFragment)).not.toBe(password);
  });

  it('makes another fragment each time, within what ICE allows', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => createDirectCredentials(SECRET)));
    expect(new Set(made.map(({ usernameFragment }) => usernameFragment)).size).toBe(20);
    for (const { usernameFragment, password } of made) {
      expect(usernameFragment).toMatch(DIRECT_FRAGMENT);
      expect(password).toMatch(/^[0-9a-f]{48}$/);
    }
  });
});
