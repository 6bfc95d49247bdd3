import { request } from 'node:https';
import { describe, expect, it } from 'vitest';
import type { HostThread } from '../../../main/host/host-thread.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { waitUntil } from '../../support/wait-until.ts';

/** What a game's server says is heard: real lobbies, real sound. */

/** A machine that does much else at the same time bends sounds for seconds. */
const PATIENCE_MS = 20_000;

interface Outcome {
  readonly type: string;
  readonly players: number;
  readonly unknown: string[];
  readonly phase: string;
  readonly participants: { readonly id: number; readonly name: string }[];
}

function callServerApi({ description }: HostThread, path: string, message?: object): Promise<Outcome> {
  const { url, token } = description.gameApi;
  return new Promise((resolve, reject) => {
    const method = message === undefined ? 'GET' : 'POST';
    const call = request(
      `${url}/${path}`,
      { method, headers: { authorization: `Bearer ${token}` }, rejectUnauthorized: false, agent: false },
      (response) => {
        let text = '';
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () => resolve(JSON.parse(text) as Outcome));
      },
    );
    call.on('error', reject);
    call.end(message === undefined ? undefined : JSON.stringify(message));
  });
}

const tell = (host: HostThread, players: readonly object[], more: object = {}): Promise<Outcome> =>
  callServerApi(host, 'players', { type: 'players', players, ...more });

async function openLobbyForTwo(): Promise<{ host: HostThread; fox: TestParticipant; owl: TestParticipant }> {
  const host = await startLobby();
  const fox = await TestParticipant.join(host.description.invitation, 'Fox', 600, at(0, 0));
  const owl = await TestParticipant.join(host.description.invitation, 'Owl', 900, at(0, 2));
  await waitUntil('they hear each other', () => Math.abs(owl.gainDb(fox)) < 1.5, PATIENCE_MS);
  return { host, fox, owl };
}

describe('game server', () => {
  it('places players by name and by id, and their own positions no longer count', { timeout: 90_000 }, async () => {
    const { host, fox, owl } = await openLobbyForTwo();
    const told = await tell(host, [
      { name: 'Fox', position: [0, 0, 0] },
      { id: owl.client.joined.participantId, position: [0, 0, 16] },
      { name: 'Nobody' },
      { id: 999 },
    ]);
    expect(told).toEqual({ type: 'applied', players: 2, unknown: ['Nobody', '#999'] });
    await waitUntil('16 m are heard', () => Math.abs(owl.gainDb(fox) + 6) < 1.5, PATIENCE_MS);
    owl.client.setPose(at(0, 2));
    await waitUntil(
      'the client learns that the server decides',
      () => owl.latest('standing')?.from === 'server',
      PATIENCE_MS,
    );
    expect(owl.gainDb(fox)).toBeLessThan(-4);
    await tell(host, [{ name: 'Owl', position: [0, 0, 60] }], { complete: false });
    await waitUntil('nothing is heard', () => owl.gainDb(fox) < -60, PATIENCE_MS);
  });

  it('says who is dead, in which world, and how far a voice carries', { timeout: 90_000 }, async () => {
    const { host, fox, owl } = await openLobbyForTwo();
    await tell(host, [
      { name: 'Fox', position: [0, 0, 0], world: 'north' },
      { name: 'Owl', position: [0, 0, 2], world: 'south' },
    ]);
    await waitUntil('worlds part them', () => owl.gainDb(fox) < -60, PATIENCE_MS);
    await tell(host, [
      { name: 'Fox', position: [0, 0, 0] },
      { name: 'Owl', position: [0, 0, 5], state: 'dead' },
    ]);
    await waitUntil(
      'they are in one world again',
      () => owl.gainDb(fox) > -3 && owl.latest('standing')?.state === 'dead',
      PATIENCE_MS,
    );
    await tell(host, [
      { name: 'Fox', position: [0, 0, 0], rangeMetres: 4 },
      { name: 'Owl', position: [0, 0, 5] },
    ]);
    await waitUntil('the voice carries 4 m only', () => owl.gainDb(fox) < -60, PATIENCE_MS);
    await waitUntil('the other carries as before', () => fox.gainDb(owl) > -3, PATIENCE_MS);
  });

  it('learns who is in the lobby, and changes the phase', { timeout: 90_000 }, async () => {
    const { host, fox, owl } = await openLobbyForTwo();
    const participants = [
      { id: fox.client.joined.participantId, name: 'Fox' },
      { id: owl.client.joined.participantId, name: 'Owl' },
    ];
    expect(await callServerApi(host, 'lobby')).toMatchObject({
      type: 'lobby',
      lobby: 'Test',
      phase: 'playing',
      participants,
    });
    await tell(host, [], { complete: false, phase: 'meeting' });
    await waitUntil('the clients are told', () => fox.latest('rules')?.phase === 'meeting', PATIENCE_MS);
    expect(await callServerApi(host, 'lobby')).toMatchObject({ phase: 'meeting' });
  });

  it('names nobody wrongly where two share a name: names in a lobby are told apart', { timeout: 90_000 }, async () => {
    const host = await startLobby();
    const first = await TestParticipant.join(host.description.invitation, 'Fox', 600, at(0, 0));
    const second = await TestParticipant.join(host.description.invitation, 'Fox', 900, at(0, 2));
    const { participants } = await callServerApi(host, 'lobby');
    expect(new Set(participants.map(({ name }) => name)).size).toBe(2);
    const secondName = participants.find(({ id }) => id === second.client.joined.participantId)?.name;
    expect(
      await tell(host, [
        { name: 'Fox', position: [0, 0, 0] },
        { name: secondName, position: [0, 0, 2] },
        { name: 'Fox', position: [0, 0, 18] },
      ]),
    ).toMatchObject({ players: 2, unknown: [] });
    // Who is named twice stands where it was named last.
    await waitUntil('16 m are heard', () => Math.abs(second.gainDb(first) + 6) < 1.5, PATIENCE_MS);
  });

  it('takes an own token, and a port of the loopback interface', async () => {
    const { description } = await startLobby({ gameToken: 'chosen-token-0123456789', gamePort: 0 });
    const { token, loopbackUrl, url, publicKeyPin } = description.gameApi;
    expect({ token, url, publicKeyPin }).toEqual({
      token: 'chosen-token-0123456789',
      url: `https://127.0.0.1:${description.port}/game/v1`,
      publicKeyPin: expect.stringMatching(/^sha256\/\/[A-Za-z0-9+/]{43}=$/) as string,
    });
    const response = await fetch(`${loopbackUrl}/lobby`, { headers: { authorization: `Bearer ${token}` } });
    expect(await response.json()).toMatchObject({ type: 'lobby', participants: [] });
  });
});
