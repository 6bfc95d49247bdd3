import { expect, test } from 'vitest';
import { findLanLobby } from '../../../../../main/client/lobbies/find-lan-lobby.ts';
import type { LanLobby } from '../../../../../main/lan/lan-lobby.ts';
import { ManualClock } from '../../../../support/manual-clock.ts';

function search() {
  const clock = new ManualClock();
  let known: readonly LanLobby[] = [];
  let isOpen = true;
  let onChange = (_lobbies: readonly LanLobby[]): void => undefined;
  const found = findLanLobby('Cellar', {
    schedule: clock.schedule,
    openBrowser: (listener) => {
      onChange = listener;
      return { current: () => known, close: () => void (isOpen = false) };
    },
  });
  const hear = (...lobbies: readonly LanLobby[]): void => {
    known = [...known, ...lobbies];
    onChange(known);
  };
  return { clock, found, hear, isOpen: () => isOpen };
}

const lobby = (address: string, name = 'Cellar'): LanLobby => ({
  ...{ name, address, players: 1, port: 7_777, access: 'open' },
  ...{ certificateSha256: address.padEnd(43, 'A'), token: 'A'.repeat(22) },
});

test('finds the lobby of a name, whatever else is there', async () => {
  const { clock, found, hear, isOpen } = search();
  hear(lobby('192.168.1.9', 'Attic'));
  hear(lobby('192.168.1.10'));
  clock.advance(2_000);
  expect(await found).toEqual({ ok: true, value: lobby('192.168.1.10') });
  expect(isOpen()).toBe(false);
  expect(clock.pending).toBe(0);
});

test('lists several lobbies of the name and refuses to choose, so that nobody slips in', async () => {
  const { clock, found, hear } = search();
  hear(lobby('192.168.1.66'));
  clock.advance(1_000);
  hear(lobby('192.168.1.10'));
  clock.advance(1_000);
  expect(await found).toMatchObject({
    ok: false,
    error: {
      code: 'several-lobbies',
      message: expect.stringContaining('192.168.1.66:7777, 192.168.1.10:7777') as string,
    },
  });
});

test('gives up when no lobby of the name shows up', async () => {
  const { clock, found, hear } = search();
  hear(lobby('192.168.1.9', 'Attic'));
  clock.advance(6_000);
  expect(await found).toMatchObject({ error: { code: 'lobby-not-there' } });
  expect(clock.pending).toBe(0);
});
