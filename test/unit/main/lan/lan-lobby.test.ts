import { expect, test } from 'vitest';
import { readLanLobby, writeLanRecords, type LanAnnouncement } from '../../../../main/lan/lan-lobby.ts';

const LOBBY: LanAnnouncement = {
  name: 'Cellar',
  players: 3,
  certificateSha256: 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE',
  access: 'knock',
  token: 'q7Jx0bVn2dLk9TzR4mWc1A',
  port: 7_777,
};
const ADDRESS = '192.168.1.10';

function texts(...entries: readonly string[]): readonly Buffer[] {
  return entries.map((entry) => Buffer.from(entry));
}

function read(changes: Readonly<Record<string, string>> = {}, port: unknown = 7_777) {
  const fields = { v: '1', n: 'Cellar', p: '3', fp: LOBBY.certificateSha256, a: 'knock', t: LOBBY.token, ...changes };
  const name = 'AbCdEfGhIjKlMnOpQrStUv._earshot._udp.local';
  const data = texts(...Object.entries(fields).map(([key, value]) => `${key}=${value}`));
  return readLanLobby({ name, type: 'SRV', data: { port } }, { name, type: 'TXT', data }, ADDRESS);
}

test('reads what it wrote', () => {
  const { additionals } = writeLanRecords(LOBBY, ADDRESS);
  const [srv, txt] = additionals;
  expect(readLanLobby(srv!, txt!, ADDRESS)).toEqual({ ...LOBBY, address: ADDRESS });
});

test('reads the tags that it wrote, and no others', () => {
  const tags = ['AAAAAAAA', 'BBBB-_BB'];
  const { additionals } = writeLanRecords({ ...LOBBY, tags }, ADDRESS);
  const [srv, txt] = additionals;
  expect(readLanLobby(srv!, txt!, ADDRESS)?.tags).toEqual(tags);
  for (const w of ['AAAA', 'AAAAAAA!', '', '\u202eAAAAAAA']) expect(read({ w })?.tags).toBeUndefined();
  expect(read({ w: 'AAAAAAAA'.repeat(20) })?.tags).toHaveLength(16);
});

test('takes at most 400 bytes of text, and never the secret', () => {
  const tags = Array.from({ length: 40 }, () => 'AAAAAAAA');
  const { additionals } = writeLanRecords({ ...LOBBY, name: '\u{1F3A7}'.repeat(32), players: 1_000, tags }, ADDRESS);
  const lines = additionals[1]?.data as readonly string[];
  expect(Buffer.byteLength(lines.join(' '))).toBeLessThanOrEqual(400);
  expect(lines.map((line) => line.split('=')[0])).toEqual(['v', 'id', 'n', 'p', 'fp', 'a', 't', 'w']);
});

test('shows no control or direction characters of a name', () => {
  expect(read({ n: 'Ce\u202el\u0000lar' })?.name).toBe('Cel lar');
});

test.each([
  ['another version', { v: '2' }],
  ['a fingerprint that is too short', { fp: 'AbCd' }],
  ['a fingerprint of another lobby', { fp: `x${LOBBY.certificateSha256.slice(1)}` }],
  ['no token', { t: '' }],
  ['a token that is too short', { t: 'q7Jx' }],
  ['an unknown way in', { a: 'password' }],
  ['a number of players that is none', { p: 'many' }],
  ['too many players', { p: '1e9' }],
  ['no name', { n: '\u200b' }],
  ['a long name', { n: 'x'.repeat(200) }],
])('refuses %s', (_, changes) => expect(read(changes)).toBeUndefined());

test.each([0, 65_536, '7777', undefined])('refuses port %s', (port) => {
  expect(read({}, port ?? null)).toBeUndefined();
});

test('bounds the text of a stranger', () => {
  const name = 'AbCdEfGhIjKlMnOpQrStUv._earshot._udp.local';
  const data = texts(
    `x=${'y'.repeat(399)}`,
    'v=1',
    'n=Cellar',
    'p=3',
    `fp=${LOBBY.certificateSha256}`,
    `t=${LOBBY.token}`,
    'a=open',
  );
  const srv = { name, type: 'SRV', data: { port: 1 } };
  expect(readLanLobby(srv, { name, type: 'TXT', data }, ADDRESS)).toBeUndefined();
  for (const odd of [undefined, null, 7, 'v=1', [null, 7, {}]])
    expect(readLanLobby(srv, { name, type: 'TXT', data: odd }, ADDRESS)).toBeUndefined();
});
