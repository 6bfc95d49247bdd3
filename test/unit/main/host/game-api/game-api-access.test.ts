import { describe, expect, it } from 'vitest';
import { GameApiAccess } from '../../../../../main/host/game-api/game-api-access.ts';

const TOKEN = 'right-token-0123456789';

function createAccess(): {
  check: (token: string | undefined, address?: string) => string;
  wait: (ms: number) => void;
} {
  let nowMs = 0;
  const access = new GameApiAccess([{ token: TOKEN }], [], () => nowMs);
  return {
    check: (token, address = '192.0.2.1') => {
      const checked = access.check(token === undefined ? {} : { authorization: `Bearer ${token}` }, address);
      return checked.ok ? 'allowed' : checked.error.code;
    },
    wait: (ms) => {
      nowMs += ms;
    },
  };
}

describe('access to the server API', () => {
  it('requires the token, whatever the case of the scheme', () => {
    const { check } = createAccess();
    expect(check(TOKEN)).toBe('allowed');
    expect(check(undefined)).toBe('wrong-token');
    expect(check(`${TOKEN}x`)).toBe('wrong-token');
    expect(
      new GameApiAccess([{ token: TOKEN }], ['https://cfx-nui-den'], () => 0).check(
        { authorization: `bearer ${TOKEN}` },
        '',
      ),
    ).toMatchObject({
      ok: true,
    });
    expect(
      new GameApiAccess([{ token: TOKEN }], ['https://cfx-nui-den'], () => 0).check({ authorization: TOKEN }, ''),
    ).toMatchObject({ ok: false });
  });

  it('chooses the lobby, and knows none for the token of another host', () => {
    const lobbies = [
      { token: TOKEN, name: 'Cellar' },
      { token: 'other-token-0123456789', name: 'Attic' },
    ];
    const access = new GameApiAccess(lobbies, [], () => 0);
    const lobbyOf = (token: string): string => {
      const checked = access.check({ authorization: `Bearer ${token}` }, '');
      return checked.ok ? checked.value.name : checked.error.code;
    };
    expect([TOKEN, 'other-token-0123456789', 'third-token-0123456789'].map(lobbyOf)).toEqual([
      'Cellar',
      'Attic',
      'wrong-token',
    ]);
  });

  it('is allowed to pages of an allowed origin, with the token', () => {
    const access = new GameApiAccess([{ token: TOKEN }], ['https://cfx-nui-den'], () => 0);
    const origin = 'https://CFX-nui-den';
    expect(access.check({ origin, authorization: `Bearer ${TOKEN}` }, '')).toMatchObject({ ok: true });
    expect(access.check({ origin }, '')).toMatchObject({ ok: false, error: { code: 'wrong-token' } });
  });

  it('is refused to web pages, even with the token', () => {
    const access = new GameApiAccess([{ token: TOKEN }], ['https://cfx-nui-den'], () => 0);
    for (const origin of ['https://example.org', 'https://cfx-nui-den.example.org', 'null', '']) {
      expect(access.check({ origin, authorization: `Bearer ${TOKEN}` }, '')).toMatchObject({
        ok: false,
        error: { code: 'browser-refused' },
      });
    }
  });

  it('throttles wrong tokens of an address that sent several, and of no other', () => {
    const { check, wait } = createAccess();
    for (let count = 0; count < 5; count++) expect(check('guess')).toBe('wrong-token');
    expect(check('guess')).toBe('too-many-attempts');
    expect(check('guess', '192.0.2.2')).toBe('wrong-token');
    wait(5_001);
    expect(check('guess')).toBe('wrong-token');
  });

  it('allows an address that keeps guessing one try in 5 s', () => {
    const { check, wait } = createAccess();
    let compared = 0;
    for (let second = 0; second < 600; second++) {
      for (let count = 0; count < 10; count++) if (check('guess') === 'wrong-token') compared++;
      wait(1_000);
    }
    expect(compared).toBeLessThanOrEqual(5 + 600 / 5);
  });

  it('always lets the right token through, however much others guess from the same address', () => {
    const { check, wait } = createAccess();
    for (let quarter = 0; quarter < 100; quarter++) {
      for (let count = 0; count < 3; count++) expect(check('guess')).not.toBe('allowed');
      expect(check(TOKEN)).toBe('allowed');
      wait(250);
    }
  });

  it('does not count right tokens', () => {
    const { check } = createAccess();
    for (let count = 0; count < 1_000; count++) expect(check(TOKEN)).toBe('allowed');
  });

  it('remembers a bounded number of addresses', () => {
    const { check } = createAccess();
    for (let count = 0; count < 6; count++) check('guess', 'first');
    expect(check('guess', 'first')).toBe('too-many-attempts');
    for (let count = 0; count < 1_024; count++) check('guess', `address ${count}`);
    expect(check('guess', 'first')).toBe('wrong-token');
  });
});
