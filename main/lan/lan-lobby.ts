import { MAX_NAME_CHARACTERS } from '../../shared/model/name.ts';
import { shownText } from '../../shared/model/visible-text.ts';
import { MAX_TAGS, TAG_CHARACTERS } from './known-tags.ts';

/** Lobbies on the local network, as records of DNS-SD over multicast DNS (RFC 6763, RFC 6762). */

export const LAN_SERVICE = '_earshot._udp.local';

/** How people without an invitation get in: at once, or after a knock that the host answers. */
const LAN_ACCESS = ['open', 'knock'] as const;
export type LanAccess = (typeof LAN_ACCESS)[number];

/** The announcement of a lobby to everyone on the network. Its secret is no part of that. */
export interface LanAnnouncement {
  readonly name: string;
  readonly players: number;
  /** SHA-256 of the host's certificate, base64url without padding. */
  readonly certificateSha256: string;
  readonly access: LanAccess;
  /** Random for each opening of the lobby, 16 bytes as base64url: a knock has it, so its sender is in the network. */
  readonly token: string;
  /** TCP and UDP. */
  readonly port: number;
  /** Of players who let others find them here: see `tagOf`. Not given = nobody does. */
  readonly tags?: readonly string[];
}

/** A lobby that was found, and the address from which its host announced it. */
export interface LanLobby extends LanAnnouncement {
  readonly address: string;
}

/** A resource record, of which nothing is known but its frame. */
export interface LanRecord {
  readonly name: string;
  readonly type: string;
  readonly ttl?: number | undefined;
  readonly data?: unknown;
}

/** How long others may show a lobby without hearing of it, s. Hosts announce themselves twice in this time. */
export const LAN_TTL_SECONDS = 120;

const VERSION = '1';
const MAX_TXT_BYTES = 400;
const MAX_TXT_ENTRIES = 16;
const MAX_PLAYERS = 1_000;
const TOKEN = /^[A-Za-z0-9_-]{22}$/;
const FINGERPRINT = /^[A-Za-z0-9_-]{43}$/;
/** The first 16 bytes of the fingerprint name the lobby: its label must not change with its name. */
const LABEL_CHARACTERS = 22;

/** Returns the records of a lobby for one network; a `ttlSeconds` of 0 takes it back. */
export function writeLanRecords(announcement: LanAnnouncement, address: string, ttlSeconds = LAN_TTL_SECONDS) {
  const label = announcement.certificateSha256.slice(0, LABEL_CHARACTERS);
  const instance = `${label}.${LAN_SERVICE}`;
  const target = `earshot-${label}.local`;
  const { name, players, certificateSha256, access, token, port, tags = [] } = announcement;
  const texts = [
    ...[`v=${VERSION}`, `id=${label}`, `n=${name}`, `p=${players}`],
    ...[`fp=${certificateSha256}`, `a=${access}`, `t=${token}`],
    ...(tags.length === 0 ? [] : [`w=${tags.slice(0, MAX_TAGS).join('')}`]),
  ];
  return {
    answers: [{ name: LAN_SERVICE, type: 'PTR' as const, ttl: ttlSeconds, data: instance }],
    additionals: [
      { name: instance, type: 'SRV' as const, ttl: ttlSeconds, data: { port, target, priority: 0, weight: 0 } },
      { name: instance, type: 'TXT' as const, ttl: ttlSeconds, data: texts },
      { name: target, type: 'A' as const, ttl: ttlSeconds, data: address },
    ],
  };
}

/** Returns the lobby that an instance's records describe; undefined if they do not. `address`: of their sender. */
export function readLanLobby(srv: LanRecord, txt: LanRecord, address: string): LanLobby | undefined {
  const { port } = (srv.data ?? {}) as { readonly port?: unknown };
  const texts = readTexts(txt.data);
  const valueOf = (key: string): string => texts.get(key) ?? '';
  const name = shownText(valueOf('n')).trim();
  const certificateSha256 = valueOf('fp');
  const token = valueOf('t');
  const access = LAN_ACCESS.find((known) => known === valueOf('a'));
  const players = Number(valueOf('p'));
  const isUsable =
    valueOf('v') === VERSION &&
    FINGERPRINT.test(certificateSha256) &&
    TOKEN.test(token) &&
    isWhole(port, 1, 65_535) &&
    isWhole(players, 0, MAX_PLAYERS) &&
    name !== '' &&
    Array.from(name).length <= MAX_NAME_CHARACTERS &&
    srv.name.startsWith(`${certificateSha256.slice(0, LABEL_CHARACTERS)}.`);
  if (!isUsable || access === undefined) return undefined;
  const tags = readTags(valueOf('w'));
  return { name, players, certificateSha256, access, token, port, address, ...(tags.length === 0 ? {} : { tags }) };
}

/** Reads tags that stand one after the other. */
function readTags(text: string): readonly string[] {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % TAG_CHARACTERS !== 0) return [];
  return (text.match(new RegExp(`.{${TAG_CHARACTERS}}`, 'g')) ?? []).slice(0, MAX_TAGS);
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

/** Reads `key=value` entries; the first of several with the same key counts (RFC 6763, section 6.4). */
function readTexts(data: unknown): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const entries: readonly unknown[] = Array.isArray(data) ? data : [data];
  let bytes = 0;
  for (const entry of entries.slice(0, MAX_TXT_ENTRIES)) {
    const text = Buffer.isBuffer(entry) ? entry.toString('utf8') : typeof entry === 'string' ? entry : '';
    bytes += text.length;
    const equals = text.indexOf('=');
    if (bytes > MAX_TXT_BYTES || equals < 1 || values.has(text.slice(0, equals))) continue;
    values.set(text.slice(0, equals), text.slice(equals + 1));
  }
  return values;
}
