import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { joinLobby } from '../../../main/client/signalling-client.ts';
import { formatInvitation, parseInvitation } from '../../../shared/protocol/invitation.ts';
import { MAX_CHANNEL_MESSAGE_BYTES } from '../../../shared/protocol/limits.ts';
import { createClientPeer } from '../../../main/media/client-peer.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { startHostThread } from '../../../main/host/host-thread.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';

const POLL = { timeout: 10_000, interval: 50 };

async function makeOffer(): Promise<string> {
  const peer = await createClientPeer({ nowMs: monotonicMs, loopbackOnly: true, onOpus: () => undefined });
  afterTest(() => peer.close());
  return peer.offerSdp;
}

describe('a lobby refuses', () => {
  it.each([
    ['an offer that is no SDP', 'hello', 'bad-offer'],
    ['an offer without sound', 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n', 'bad-offer'],
  ])('%s', async (_, offer, code) => {
    const { description } = await startLobby();
    expect(await joinLobby({ invitation: description.invitation, name: 'Fox', offer })).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  it.each([[''], ['  '], ['\u202e\u200b'], ['\u0000\u0001']])('the name %j', async (name) => {
    const { description } = await startLobby();
    expect(await joinLobby({ invitation: description.invitation, name, offer: await makeOffer() })).toMatchObject({
      ok: false,
      error: { code: 'bad-name' },
    });
  });

  it('a wrong secret', async () => {
    const { description } = await startLobby();
    const invitation = parseInvitation(description.invitation);
    if (!invitation.ok) throw new Error(invitation.error.message);
    const forged = formatInvitation({ ...invitation.value, secret: new Uint8Array(16) });
    expect(await joinLobby({ invitation: forged, name: 'Fox', offer: await makeOffer() })).toMatchObject({
      ok: false,
      error: { code: 'wrong-secret' },
    });
  });

  it('more participants than it holds, and has room again when one leaves', async () => {
    const { description } = await startLobby({ capacity: 1 });
    const first = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const second = { invitation: description.invitation, name: 'Owl', offer: await makeOffer() };
    expect(await joinLobby(second)).toMatchObject({ ok: false, error: { code: 'lobby-full' } });
    await first.client.leave();
    await expect
      .poll(async () => {
        const joined = await joinLobby({ ...second, offer: await makeOffer() });
        if (joined.ok) await joined.value.leave();
        return joined.ok;
      }, POLL)
      .toBe(true);
  });

  it('to open on a port that is taken', async () => {
    const { description } = await startLobby();
    const second = await startHostThread({
      lobbyName: 'Second',
      rules: DEFAULT_HEARING_RULES,
      capacity: 1,
      bindAddress: '127.0.0.1',
      port: description.port,
      publicAddress: null,
    });
    expect(second).toMatchObject({
      ok: false,
      error: { code: 'port-in-use', message: expect.stringContaining(String(description.port)) as string },
    });
  });
});

describe('a lobby goes on', () => {
  it('when a participant sends nonsense on the data channel, and ends only who does not stop', async () => {
    const { description } = await startLobby();
    const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const owl = await TestParticipant.join(description.invitation, 'Owl', 700, at(0, 2));
    const peer = await createClientPeer({ nowMs: monotonicMs, loopbackOnly: true, onOpus: () => undefined });
    afterTest(() => peer.close());
    const joined = await joinLobby({ invitation: description.invitation, name: 'Stoat', offer: peer.offerSdp });
    if (!joined.ok) throw new Error(joined.error.message);
    const opened = new Promise((resolve) => peer.events.on('channelOpen', resolve));
    await peer.accept(joined.value.joined.answer);
    await opened;
    await expect.poll(() => fox.roster, POLL).toEqual(['Fox', 'Owl', 'Stoat']);
    for (const text of [
      '{"type":"presence","state":"asleep"}',
      '{"type":"nowhere","reason":"away"}',
      '{"type":"talk","to":"__proto__"}',
      '{"type":"group","name":7}',
    ])
      peer.sendMessage(text);
    for (const text of [
      '',
      'null',
      '{',
      '{"type":"pose","x":1e999,"y":0,"z":0,"yaw":0}',
      '{"type":"pose","x":"a"}',
      '[]',
      'x'.repeat(MAX_CHANNEL_MESSAGE_BYTES - 1),
    ])
      peer.sendMessage(text);
    await expect.poll(() => fox.gainDb(owl), POLL).toBeGreaterThan(-2);
    expect(fox.roster).toContain('Stoat');
    for (let count = 0; count < 30; count++) peer.sendMessage(`{"type":"nonsense","count":${count}}`);
    await expect.poll(() => fox.roster, POLL).toEqual(['Fox', 'Owl']);
    await expect.poll(() => fox.gainDb(owl), POLL).toBeGreaterThan(-2);
  });

  it('when a participant vanishes without a word: the others see it within 10 s', async () => {
    const { description } = await startLobby();
    const fox = await TestParticipant.join(description.invitation, 'Fox', 500, at(0, 0));
    const program = fileURLToPath(new URL('../../../main/cli/join.ts', import.meta.url));
    const stoat = spawn(
      process.execPath,
      [program, '--invitation', description.invitation, '--name', 'Stoat', '--seconds', '60', '--loopback'],
      { stdio: 'ignore' },
    );
    afterTest(() => void stoat.kill('SIGKILL'));
    await expect.poll(() => fox.roster, POLL).toEqual(['Fox', 'Stoat']);
    await expect.poll(() => fox.latest('scene')?.rows.length, POLL).toBe(2);
    stoat.kill('SIGKILL');
    await expect.poll(() => fox.roster, POLL).toEqual(['Fox']);
  });
});
