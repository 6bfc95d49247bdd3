import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createHostKeys } from '../../../../../main/host/host-keys.ts';
import type { HostKeys } from '../../../../../main/host/host-options.ts';
import type { HostDescription, HostListing, HostOptions } from '../../../../../main/host/host-options.ts';
import { practiceScript } from '../../../../../main/practice/choose-script.ts';
import { createLobbyHosting, type LobbyHostingOptions } from '../../../../../main/cli/desktop/lobby-hosting.ts';
import { createEntryLog, type LogEntry } from '../../../../../shared/log.ts';
import { UNKNOWN_REACH } from '../../../../../shared/model/host-reach.ts';
import { failure, success } from '../../../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const asked = vi.hoisted((): HostOptions[] => []);
/** How the next starts end; nothing left = the lobby opens. */
const failures = vi.hoisted((): string[] => []);
const secrets = vi.hoisted((): Uint8Array[] => []);
const answers = vi.hoisted((): [number, boolean][] => []);
const listings = vi.hoisted((): unknown[] => []);
/** Listeners of the newest lobby's events. */
const listeners = vi.hoisted(() => new Map<string, (payload: unknown) => void>());
vi.mock('../../../../../main/host/host-thread.ts', () => ({
  startHostThread: async (options: HostOptions) => {
    asked.push(options);
    const code = failures.shift();
    if (code !== undefined) return failure(code, `It fails with ${code}.`);
    const describe = (): HostDescription => ({
      invitation: `invitation ${secrets.length}`,
      signallingUrl: 'wss://192.0.2.7:7777/',
      port: options.port === 0 ? 51_234 : options.port,
      lobbyName: options.lobbyName,
      certificateSha256: 'ab',
      isOnlyLoopback: false,
      reach: UNKNOWN_REACH,
      gameApi: { url: 'u', loopbackUrl: null, certificateSha256: 'ab', publicKeyPin: 'p', token: 't' },
    });
    return success({
      description: describe(),
      describe: async () => describe(),
      setSecret: (secret: Uint8Array) => secrets.push(secret),
      setRules: () => undefined,
      setRoles: () => undefined,
      roles: () => [],
      answerKnock: (id: number, isWelcome: boolean) => answers.push([id, isWelcome]),
      setListing: (listing: unknown) => listings.push(listing),
      events: {
        on(name: string, listener: (payload: unknown) => void) {
          listeners.set(name, listener);
          return () => listeners.delete(name);
        },
      },
      close: async () => undefined,
    });
  },
}));

const scripts = vi.hoisted((): unknown[] => []);
vi.mock('../../../../../main/practice/practice-lobby.ts', () => ({
  PRACTICE_LOBBY_NAME: 'Practice',
  openPracticeLobby: async ({ script }: { readonly script: unknown }) => {
    scripts.push(script);
    return failure('practice-failed', 'No players.');
  },
}));

let log: LogEntry[];
let stored: HostKeys | undefined;
beforeEach(() => {
  for (const list of [asked, failures, secrets, answers, listings]) list.length = 0;
  log = [];
  stored = undefined;
});

const LISTING = { game: 'Minecraft', language: 'en', access: 'password', password: 'open sesame' } as const;

function open(
  keys?: LobbyHostingOptions['keys'],
  { listing = null, rendezvous = ['meet.example.org'] }: { listing?: HostListing | null; rendezvous?: string[] } = {},
) {
  return createHosting(keys, rendezvous).host({ lobbyName: 'Den', rules: DEFAULT_HEARING_RULES, listing });
}

function createHosting(keys?: LobbyHostingOptions['keys'], rendezvous: readonly string[] = []) {
  return createLobbyHosting({
    identity: '',
    bindAddress: '127.0.0.1',
    findPlace: () =>
      success({
        lobbyPort: 7_777,
        publicAddress: '203.0.113.9',
        publicPort: 9_000,
        mapsPorts: true,
        showsOnLan: true,
        gameOrigins: ['https://radio.example'],
        rendezvous,
        stunServers: [],
      }),
    keys: keys ?? {
      read: async () => success((stored ??= await createHostKeys(0))),
      store: async (next) => success((stored = next)),
    },
    mappingRecord: '/data/forwarded-ports.json',
    reportsFolder: '/data/reports',
    practiceScript: practiceScript('roleplay'),
    log: createEntryLog((entry) => log.push(entry)),
  });
}

it('opens practice as the command line says, or as the window chooses', async () => {
  scripts.length = 0;
  const hosting = createHosting();
  expect(await hosting.practice()).toMatchObject({ ok: false, error: { code: 'practice-failed' } });
  await hosting.practice('shooter');
  await hosting.practice('wander');
  expect(scripts).toEqual([practiceScript('roleplay'), practiceScript('shooter'), practiceScript(null)]);
});

describe('hosting from the app', () => {
  it.each([
    ['is taken', 'port-in-use', [7_777, 0]],
    ['is reserved by the system', 'bind-failed', [7_777, 0]],
    ['is not the problem', 'bad-address', [7_777]],
  ])('tries any port only when the chosen one %s', async (_, code, ports) => {
    failures.push(code, code);
    expect(await open()).toMatchObject({ ok: false, error: { code } });
    expect(asked.map(({ port }) => port)).toEqual(ports);
  });

  it('says in window and log when another port replaces the chosen one', async () => {
    failures.push('port-in-use');
    expect(await open()).toMatchObject({
      ok: true,
      value: { notices: [{ code: 'other-port', wantedPort: 7_777, port: 51_234 }] },
    });
    expect(log).toMatchObject([{ level: 'warn', message: expect.stringMatching(/^Port 7777 .* 51234\./) as string }]);
  });

  it('says nothing when all is as it was asked for', async () => {
    expect(await open()).toMatchObject({ ok: true, value: { notices: [] } });
    expect(log).toEqual([]);
  });

  it('asks routers for the port as the settings say, and remembers that', async () => {
    await open();
    expect(asked[0]).toMatchObject({ mapsPorts: true, showsOnLan: true, mappingRecord: '/data/forwarded-ports.json' });
  });

  it('lets the web pages that the settings allow send positions', async () => {
    await open();
    expect(asked[0]?.gameOrigins).toEqual(['https://radio.example']);
    expect(asked[0]?.rendezvous).toEqual(['meet.example.org']);
  });

  it('uses the same keys in every lobby, and a fixed loopback port for game servers', async () => {
    await open();
    await open();
    expect(asked.map(({ keys }) => keys)).toEqual([stored, stored]);
    expect(asked[0]).toMatchObject({ gamePorts: [7_778, 0], publicAddress: '203.0.113.9', publicPort: 9_000 });
  });

  it('renews the invitation for this lobby and the next ones, and keeps certificate and token', async () => {
    const opened = await open();
    if (!opened.ok) throw new Error(opened.error.message);
    const before = stored;
    expect(await opened.value.renewInvitation()).toBe('invitation 1');
    expect(stored).toEqual({ ...before, secret: secrets[0] });
    expect(stored?.secret).not.toEqual(before?.secret);
  });

  it('passes on knocks from the local network, and the answers', async () => {
    const opened = await open();
    if (!opened.ok) throw new Error(opened.error.message);
    const heard: unknown[] = [];
    opened.value.onKnock((knock) => heard.push(knock));
    opened.value.onKnockGone((id) => heard.push(id));
    listeners.get('knock')?.({ id: 4, name: 'Robin' });
    opened.value.answerKnock(4, true);
    listeners.get('knockGone')?.(4);
    expect([heard, answers]).toEqual([[{ id: 4, name: 'Robin' }, 4], [[4, true]]]);
  });

  it('lists the lobby from the start, and changes that later', async () => {
    const opened = await open(undefined, { listing: LISTING });
    if (!opened.ok) throw new Error(opened.error.message);
    expect(asked[0]?.listing).toEqual(LISTING);
    expect(opened.value.setListing(null)).toEqual({ ok: true, value: undefined });
    expect(listings).toEqual([null]);
  });

  it.each([null, LISTING])('ends the invitation that an open listing has shown when that becomes %j', async (next) => {
    const opened = await open(undefined, { listing: { ...LISTING, access: 'open', password: '' } });
    if (!opened.ok) throw new Error(opened.error.message);
    opened.value.setListing(next);
    expect(secrets).toHaveLength(1);
    expect(secrets[0]).not.toEqual(asked[0]?.keys?.secret);
    await vi.waitFor(() => expect(stored?.secret).toEqual(secrets[0]));
  });

  it('never uses an invitation again that an open listing has shown, however the lobby ends', async () => {
    const opened = await open();
    if (!opened.ok) throw new Error(opened.error.message);
    const shown = stored?.secret;
    opened.value.setListing({ ...LISTING, access: 'open', password: '' });
    await vi.waitFor(() => expect(stored?.secret).not.toEqual(shown));
    const next = stored?.secret;
    await opened.value.renewInvitation();
    expect([secrets.length, stored?.secret]).toEqual([1, next]);
    expect(next).not.toEqual(secrets[0]);
  });

  it('keeps the invitation of a lobby that was listed otherwise', async () => {
    const opened = await open(undefined, { listing: LISTING });
    if (!opened.ok) throw new Error(opened.error.message);
    const before = stored;
    opened.value.setListing({ ...LISTING, access: 'knock', password: '' });
    opened.value.setListing(null);
    await opened.value.renewInvitation();
    expect([secrets.length, stored]).toEqual([1, { ...before, secret: secrets[0] }]);
  });

  it('lists no lobby without a rendezvous, and reports that', async () => {
    const refused = { ok: false, error: { code: 'no-rendezvous-set' } };
    expect(await open(undefined, { listing: LISTING, rendezvous: [] })).toMatchObject(refused);
    const opened = await open(undefined, { rendezvous: [] });
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.setListing(LISTING)).toMatchObject(refused);
    expect(opened.value.setListing(null).ok).toBe(true);
    expect(listings).toEqual([null]);
  });

  it('refuses to host with damaged keys, and hosts without stored ones', async () => {
    const store: LobbyHostingOptions['keys']['store'] = async () => failure('keys-unread', 'The disk is full.');
    const damaged = await open({ read: async () => failure('keys-damaged', 'It is damaged.'), store });
    expect(damaged).toMatchObject({ ok: false, error: { code: 'keys-damaged' } });
    const unread = await open({ read: async () => failure('keys-unread', 'The disk is full.'), store });
    expect([unread.ok, asked.at(-1)?.keys]).toEqual([true, undefined]);
    expect(log).toMatchObject([{ level: 'warn', message: expect.stringContaining('The disk is full.') as string }]);
  });
});
