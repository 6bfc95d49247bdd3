import { describe, expect, it } from 'vitest';
import { joinLobby } from '../../../main/client/signalling-client.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { startHostThread } from '../../../main/host/host-thread.ts';
import { createClientPeer } from '../../../main/media/client-peer.ts';
import { MAX_CHANNEL_MESSAGE_BYTES } from '../../../shared/protocol/limits.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, shareLobby } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';

const SETTLED_SECONDS = 0.6;

async function makeOffer(): Promise<string> {
  const peer = await createClientPeer({
    log: silentLog,
    nowMs: monotonicMs,
    loopbackOnly: true,
    onOpus: () => undefined,
  });
  afterTest(() => peer.close());
  return peer.offerSdp;
}

describe('a lobby refuses', () => {
  const lobby = shareLobby();

  it.each([
    ['an offer that is not SDP', 'hello', 'bad-offer'],
    ['an offer without audio', 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n', 'bad-offer'],
  ])('%s', async (_, offer, code) => {
    const invitation = readInvitation(lobby().description.invitation);
    expect(await joinLobby({ invitation, name: 'Fox', offer })).toMatchObject({ ok: false, error: { code } });
  });

  it.each([[''], ['  '], ['\u202e\u200b'], ['\u0000\u0001']])('the name %j', async (name) => {
    const invitation = readInvitation(lobby().description.invitation);
    expect(await joinLobby({ invitation, name, offer: await makeOffer() })).toMatchObject({
      ok: false,
      error: { code: 'bad-name' },
    });
  });

  it('a wrong secret', async () => {
    const forged = { ...readInvitation(lobby().description.invitation), secret: new Uint8Array(16) };
    expect(await joinLobby({ invitation: forged, name: 'Fox', offer: await makeOffer() })).toMatchObject({
      ok: false,
      error: { code: 'wrong-secret' },
    });
  });

  it('to open on a port that is taken', async () => {
    const { port } = lobby().description;
    const second = await startHostThread(
      {
        lobbyName: 'Second',
        rules: DEFAULT_HEARING_RULES,
        capacity: 1,
        bindAddress: '127.0.0.1',
        port,
        publicAddress: null,
        warmUpTicks: 0,
      },
      silentLog,
    );
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'port-in-use', message: expect.stringContaining(String(port)) as string },
    });
  });

  it('more participants than its limit, and has room again when one leaves', async () => {
    const full = await VirtualLobby.open({ capacity: 1 });
    const first = await full.join('Fox', 500, at(0, 0));
    await expect(full.join('Owl', 700, at(0, 0))).rejects.toThrow(/^lobby-full/);
    await first.client.leave();
    expect((await full.join('Owl', 700, at(0, 0))).client.joined.name).toBe('Owl');
  });
});

describe('a lobby carries on', () => {
  it('when a participant sends invalid messages on the data channel, and removes only participants who do not stop', async () => {
    const lobby = await VirtualLobby.open();
    const fox = await lobby.join('Fox', 500, at(0, 0));
    const owl = await lobby.join('Owl', 700, at(0, 2));
    const { peer: stoat } = await lobby.connect('Stoat');
    await lobby.run(SETTLED_SECONDS);
    expect(fox.roster).toEqual(['Fox', 'Owl', 'Stoat']);
    for (const text of [
      '{"type":"presence","state":"asleep"}',
      '{"type":"nowhere","reason":"away"}',
      '{"type":"talk","to":"__proto__"}',
      '{"type":"group","name":7}',
      '',
      'null',
      '{',
      '{"type":"pose","x":1e999,"y":0,"z":0,"yaw":0}',
      '{"type":"pose","x":"a"}',
      '[]',
      'x'.repeat(MAX_CHANNEL_MESSAGE_BYTES - 1),
    ])
      stoat.sendMessage(text);
    await lobby.run(SETTLED_SECONDS);
    expect(fox.gainDb(owl)).toBeCloseTo(0, 0);
    expect(fox.roster).toContain('Stoat');
    for (let count = 0; count < 30; count++) stoat.sendMessage(`{"type":"nonsense","count":${count}}`);
    await lobby.run(SETTLED_SECONDS);
    expect(fox.roster).toEqual(['Fox', 'Owl']);
    expect(fox.gainDb(owl)).toBeCloseTo(0, 0);
  });
});
