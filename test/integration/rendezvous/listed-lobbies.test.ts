import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { enterByTitle, findLobbies, type FoundLobbies } from '../../../main/client/lobbies/find-listed.ts';
import type { LobbyFinder } from '../../../main/client/lobbies/lobby-finder.ts';
import { openLobbyFinder } from '../../../main/client/lobbies/open-lobby-finder.ts';
import { prepareJoin } from '../../../main/client/prepare-join.ts';
import type { HostListing } from '../../../main/host/host-options.ts';
import type { HostThread } from '../../../main/host/host-thread.ts';
import type { FoundLobby } from '../../../shared/ipc/lobbies-contract.ts';
import { createEntryLog, type LogEntry } from '../../../shared/log.ts';
import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import { RENDEZVOUS_PROTOCOL, RENDEZVOUS_VERSION, type Listing } from '../../../shared/rendezvous/messages.ts';
import { lobbyIdOf } from '../../../shared/rendezvous/registration.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { startLobby } from '../../support/lobby/lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { LISTING } from '../../support/rendezvous/core-lab.ts';
import { openTestRendezvous } from '../../support/rendezvous/open-test-rendezvous.ts';
import { waitUntil } from '../../support/wait-until.ts';

const OPEN: HostListing = { game: 'Minecraft', language: 'de', access: 'open', password: '' };
const LOCKED: HostListing = { ...OPEN, access: 'password', password: 'open sesame' };
const KNOCK: HostListing = { ...OPEN, access: 'knock' };

const addressOf = ({ port }: { readonly port: number }): string => `ws://127.0.0.1:${port}`;
const find = (rendezvous: readonly string[]): Promise<FoundLobbies> =>
  findLobbies(openFinder(), '', { rendezvous, includesLan: false }, scheduleTimer);

function openFinder(): LobbyFinder {
  const finder = openLobbyFinder();
  afterTest(() => finder.close());
  return finder;
}

/** Searches until a lobby is found that fits. */
async function untilFound(address: string, fits: (lobby: FoundLobby) => boolean = () => true): Promise<FoundLobby> {
  let found: FoundLobby | undefined;
  const isThere = async (): Promise<boolean> => (found = (await find([address])).lobbies.find(fits)) !== undefined;
  await waitUntil('the lobby is listed', isThere, 30_000);
  return found!;
}

/** Enters as a stranger, who has found the lobby. */
async function enter(address: string, words: { password?: string; name?: string } = {}, finder = openFinder()) {
  await untilFound(address);
  return enterByTitle(finder, 'Cellar', [address], {
    ...{ password: '', name: 'Robin', schedule: scheduleTimer },
    ...words,
  });
}

async function openListed(listing: HostListing): Promise<{
  readonly lobby: HostThread;
  readonly address: string;
  readonly rendezvous: Awaited<ReturnType<typeof openTestRendezvous>>;
  readonly log: LogEntry[];
}> {
  const rendezvous = await openTestRendezvous();
  const address = addressOf(rendezvous);
  const log: LogEntry[] = [];
  const lobby = await startLobby(
    { lobbyName: 'Cellar', rendezvous: [address], listing },
    createEntryLog((entry) => log.push(entry)),
  );
  return { lobby, address, rendezvous, log };
}

/** Opens a server that keeps to the protocol, lists the lobby of somebody else's certificate, and leads to no host. */
async function openLiar(certificateSha256: Uint8Array, listing: Listing): Promise<string> {
  const listed = { lobby: await lobbyIdOf(certificateSha256), certificateSha256: toBase64Url(certificateSha256) };
  const answers = {
    find: { type: 'lobbies', total: 1, lobbies: [{ ...listed, listing, roundTripMs: 1 }] },
    visit: { type: 'error', code: 'no-lobby', message: 'Gone.' },
  };
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const { type } = JSON.parse(data.toString()) as { readonly type: keyof typeof answers };
      socket.send(JSON.stringify(answers[type]));
    });
    const version = { protocol: RENDEZVOUS_PROTOCOL, version: RENDEZVOUS_VERSION };
    socket.send(JSON.stringify({ ...version, type: 'hello', nonce: toBase64Url(new Uint8Array(16)) }));
  });
  await once(server, 'listening');
  afterTest(() => server.close());
  return addressOf(server.address() as AddressInfo);
}

describe('a listed lobby', () => {
  it('that is open is found, entered and joined', async () => {
    const { lobby, address } = await openListed(OPEN);
    expect(await untilFound(address)).toMatchObject({
      ...{ source: 'directory', rendezvous: address, title: 'Cellar', game: 'Minecraft', language: 'de' },
      ...{ players: 0, capacity: 30, access: 'open' },
    });
    const entered = await enter(address);
    const { invitation } = await lobby.describe();
    expect(entered).toEqual({ ok: true, value: readInvitation(invitation) });
    const prepared = entered.ok && (await prepareJoin(entered.value));
    expect(prepared).toMatchObject({ ok: true, value: { path: 'direct' } });
    if (prepared !== false && prepared.ok) prepared.value.close();
    // A new invitation ends that one, and the listing follows.
    const secret = new Uint8Array(16).fill(5);
    lobby.setSecret(secret);
    const isNew = async (): Promise<boolean> => {
      const again = await enter(address);
      return again.ok && again.value.secret.every((byte, index) => byte === secret[index]);
    };
    await waitUntil('the listing has the new invitation', isNew, 20_000);
  });

  it('with a password lets in those who know it, and counts the others, in silence', async () => {
    const { lobby, address, log } = await openListed(LOCKED);
    const { invitation } = await lobby.describe();
    expect(await enter(address, { password: 'wrong guess' })).toMatchObject({
      error: { code: 'wrong-lobby-password' },
    });
    expect(await enter(address, { password: 'open sesame' })).toEqual({ ok: true, value: readInvitation(invitation) });
    for (let guess = 0; guess < 4; guess++) await enter(address, { password: 'wrong guess' });
    expect(await enter(address, { password: 'open sesame' })).toMatchObject({ error: { code: 'too-many-tries' } });
    expect(JSON.stringify([await lobby.describe(), log])).not.toContain('sesame');
  });

  it('shows knocks to the host, who lets in or refuses, and forgets those that end before', async () => {
    const { lobby, address } = await openListed(KNOCK);
    const gone: number[] = [];
    lobby.events.on('knockGone', (id) => gone.push(id));
    const finder = openFinder();
    lobby.events.on('knock', ({ id, name }) => {
      if (name === 'Robin') lobby.answerKnock(id, true);
      else if (name === 'Mallory') lobby.answerKnock(id, false);
      else finder.cancelEnter();
    });
    const { invitation } = await lobby.describe();
    expect(await enter(address)).toEqual({ ok: true, value: readInvitation(invitation) });
    expect(await enter(address, { name: 'Mallory' })).toMatchObject({ error: { code: 'refused' } });
    expect(await enter(address, { name: 'Fox' }, finder)).toMatchObject({ error: { code: 'superseded' } });
    await waitUntil('the knocks are gone', () => gone.length === 3);
  });

  it('leaves a stranger at the door who sees that the host is gone', async () => {
    const { lobby, address } = await openListed(KNOCK);
    lobby.events.on('knock', () => void lobby.close());
    expect(await enter(address)).toMatchObject({
      error: { code: expect.stringMatching(/^(host-lost|refused)$/) as string },
    });
  });

  it('can be changed and taken out, and is back when the rendezvous restarts', async () => {
    const { lobby, address, rendezvous } = await openListed(OPEN);
    await untilFound(address);
    lobby.setListing(KNOCK);
    await untilFound(address, ({ access }) => access === 'knock');
    await rendezvous.close();
    await openTestRendezvous({ port: rendezvous.port });
    await untilFound(address, ({ access }) => access === 'knock');
    lobby.setListing(null);
    await waitUntil('it is not listed', async () => (await find([address])).lobbies.length === 0, 30_000);
  });
});

describe('a search', () => {
  it('finds what honest servers list beside servers that break the protocol, stall and close', async () => {
    const { address } = await openListed(OPEN);
    await untilFound(address);
    const babbling = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    babbling.on('connection', (socket) => socket.send('{"type":"lobbies","total":1e9,"lobbies":[]}'));
    const stalling = createServer();
    await Promise.all([once(babbling, 'listening'), once(stalling.listen(0, '127.0.0.1'), 'listening')]);
    afterTest(() => {
      babbling.close();
      stalling.close();
    });
    const places = [babbling.address(), stalling.address()].map((place) => addressOf(place as AddressInfo));
    const found = await find([...places, 'ws://127.0.0.1:9', address]);
    expect(found.lobbies.map(({ title }) => title)).toEqual(['Cellar']);
    expect(found.servers.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed', 'answered']);
  });

  it('shows a lobby as its host signed it, beside a server that lists it under another title', async () => {
    const { lobby, address } = await openListed(KNOCK);
    lobby.events.on('knock', ({ id }) => lobby.answerKnock(id, true));
    const { invitation } = await lobby.describe();
    await untilFound(address);
    const liar = await openLiar(readInvitation(invitation).certificateSha256, { ...LISTING, title: 'Go away' });
    const finder = openFinder();
    const rendezvous = [liar, address];
    const { lobbies, servers } = await findLobbies(finder, '', { rendezvous, includesLan: false }, scheduleTimer);
    expect(lobbies).toMatchObject([{ title: 'Cellar', rendezvous: address }]);
    expect(servers.map(({ state }) => state)).toEqual(['answered', 'answered']);
    const entered = await finder.enter({ id: lobbies[0]?.id ?? '', password: '', name: 'Robin' });
    expect(entered).toEqual({ ok: true, value: readInvitation(invitation) });
  });

  it('finds a lobby once that two servers list', async () => {
    const servers = [await openTestRendezvous(), await openTestRendezvous()];
    const rendezvous = servers.map(addressOf);
    await startLobby({ lobbyName: 'Cellar', rendezvous, listing: KNOCK });
    for (const address of rendezvous) await untilFound(address);
    const { lobbies, servers: reports } = await find(rendezvous);
    expect(lobbies).toMatchObject([{ title: 'Cellar', rendezvous: rendezvous[0] }]);
    expect(reports.map(({ hasMore }) => hasMore)).toEqual([false, false]);
  });
});
