import { expect, test } from 'vitest';
import { LanDirectory } from '../../../../main/lan/lan-directory.ts';
import { writeLanRecords, type LanAnnouncement, type LanRecord } from '../../../../main/lan/lan-lobby.ts';

function lobby(index: number, changes: Partial<LanAnnouncement> = {}): LanAnnouncement {
  const certificateSha256 = String(index).padStart(43, 'A').split('').reverse().join('');
  return {
    name: `Lobby ${index}`,
    players: 1,
    certificateSha256,
    access: 'open',
    token: 'A'.repeat(22),
    port: 7_777,
    ...changes,
  };
}

function records(announcement: LanAnnouncement, ttlSeconds?: number): readonly LanRecord[] {
  const { answers, additionals } = writeLanRecords(announcement, '192.168.1.10', ttlSeconds);
  return [...answers, ...additionals];
}

const HOST = '192.168.1.10';

test('shows what is announced, its changes, and its end', () => {
  const directory = new LanDirectory();
  expect(directory.take(records(lobby(1)), HOST, 0)).toBe(true);
  expect(directory.take(records(lobby(1)), HOST, 0)).toBe(false);
  expect(directory.take(records(lobby(1, { players: 2 })), HOST, 0)).toBe(true);
  expect(directory.lobbies).toEqual([{ ...lobby(1, { players: 2 }), address: HOST }]);
  expect(directory.take(records(lobby(1), 0), HOST, 0)).toBe(true);
  expect(directory.lobbies).toEqual([]);
});

test('forgets a lobby that is not heard of for two minutes, however long its records claim to live', () => {
  const directory = new LanDirectory();
  directory.take(records(lobby(1), 4_000_000), HOST, 0);
  expect(directory.expire(119_000)).toBe(false);
  expect(directory.expire(120_000)).toBe(true);
  expect(directory.lobbies).toEqual([]);
});

test('lets nobody else take a lobby back, or move it to another address', () => {
  const directory = new LanDirectory();
  directory.take(records(lobby(1)), HOST, 0);
  expect(directory.take(records(lobby(1), 0), '192.168.1.66', 0)).toBe(false);
  expect(directory.take(records(lobby(1)), '192.168.1.66', 0)).toBe(false);
  expect(directory.lobbies[0]?.address).toBe(HOST);
});

test('stays small under a flood', () => {
  const directory = new LanDirectory();
  for (let index = 0; index < 10_000; index++) directory.take(records(lobby(index)), HOST, 0);
  expect(directory.lobbies).toHaveLength(64);
  const giant = Array.from({ length: 10_000 }, (_, index) => records(lobby(index))).flat();
  expect(new LanDirectory().take(giant, HOST, 0)).toBe(true);
});

test('ignores other services and incomplete records', () => {
  const directory = new LanDirectory();
  const printer = records(lobby(1)).map((record) => ({ ...record, name: record.name.replace('_earshot', '_ipp') }));
  expect(directory.take(printer, HOST, 0)).toBe(false);
  expect(
    directory.take(
      records(lobby(1)).filter(({ type }) => type !== 'TXT'),
      HOST,
      0,
    ),
  ).toBe(false);
});
