import { describe, expect, it } from 'vitest';
import { joinByUdp, type JoiningPeer } from '../../../main/client/udp-join.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { createSecret } from '../../../main/host/host-keys.ts';
import { createClientPeer, type ClientPeer } from '../../../main/media/client-peer.ts';
import type { Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import { writeDirectAnswer } from '../../../shared/rendezvous/direct-answer.ts';
import { createDirectCredentials } from '../../../shared/rendezvous/direct-join.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, shareLobby, startLobby, TestParticipant } from '../../support/lobby/lobby.ts';
import { UDP_ALONE } from '../../support/lobby/udp-alone.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';
import { waitUntil } from '../../support/wait-until.ts';

const lobby = shareLobby({ capacity: 4 });
const invitation = (): Invitation => readInvitation(lobby().description.invitation);

async function openPeer(): Promise<ClientPeer> {
  const peer = await createClientPeer({ log: silentLog, nowMs: monotonicMs, loopbackOnly: true, onOpus: () => {} });
  afterTest(() => peer.close());
  return peer;
}

/** Joins with a name and returns the code of the refusal, or '' if the host lets it in. */
async function codeOf(name: string, peer: JoiningPeer): Promise<string> {
  const joined = await joinByUdp({ invitation: invitation(), name }, peer);
  return joined.ok ? '' : joined.error.code;
}

/** Connects to the host without signalling, and resolves when the channel is open. */
async function connect(peer: ClientPeer, to: Invitation): Promise<void> {
  const answer = writeDirectAnswer(peer.offerSdp, to, await createDirectCredentials(to.secret));
  if (!answer.ok) throw new Error(answer.error.message);
  const opened = new Promise<void>((resolve) => peer.events.on('channelOpen', () => resolve()));
  await peer.accept(answer.value);
  await opened;
}

describe('a client that joins by UDP alone', () => {
  it('hears the others and is heard, and sees the roster from the beginning', async () => {
    const { invitation: link } = lobby().description;
    const byTls = await TestParticipant.join(link, 'Fox', 500, at(0, 0));
    const byUdp = await TestParticipant.join(link, 'Owl', 700, at(0, 2), { network: UDP_ALONE });
    expect(byUdp.client.joined).toMatchObject({ answer: '', name: 'Owl', lobbyName: 'Test' });
    await waitUntil('both are heard', () => byTls.gainDb(byUdp) > -3 && byUdp.gainDb(byTls) > -3);
    expect(byUdp.roster).toEqual(['Fox', 'Owl']);
    await byUdp.client.leave();
    await waitUntil('it has left', () => byTls.roster.length === 1);
  });

  it('is refused like any other client, with the reason', async () => {
    expect(await codeOf('\u202e', await openPeer())).toBe('bad-name');
    const peer = await openPeer();
    const other = await openPeer();
    const stranger = {
      events: peer.events,
      offerSdp: peer.offerSdp,
      accept: (answer: string) => peer.accept(answer),
      sendMessage: (text: string) =>
        peer.sendMessage(JSON.stringify({ ...(JSON.parse(text) as object), offer: other.offerSdp })),
    };
    expect(await codeOf('Fox', stranger)).toBe('bad-offer');
  });

  it('learns on the channel how the lobby ends for it', async () => {
    const own = await startLobby();
    const participant = await TestParticipant.join(own.description.invitation, 'Fox', 500, at(0, 0), {
      network: UDP_ALONE,
    });
    const ends: string[] = [];
    participant.client.events.on('ended', ({ reason }) => ends.push(reason));
    await own.close();
    await waitUntil('it has ended', () => ends.length > 0);
    expect(ends).toEqual(['lobby-closed']);
  });

  it('is refused when the lobby is full, and has no place before it asks', async () => {
    const full = await startLobby({ capacity: 1 });
    const to = readInvitation(full.description.invitation);
    const waiting = await openPeer();
    await connect(waiting, to);
    await TestParticipant.join(full.description.invitation, 'Fox', 500, at(0, 0));
    const late = await openPeer();
    expect(await joinByUdp({ invitation: to, name: 'Owl' }, late)).toMatchObject({ error: { code: 'lobby-full' } });
  });

  it('loses its connection when the invitation is replaced before it asks', async () => {
    const own = await startLobby();
    const waiting = await openPeer();
    await connect(waiting, readInvitation(own.description.invitation));
    const closed = new Promise<string>((resolve) => waiting.events.on('closed', ({ reason }) => resolve(reason)));
    own.setSecret(createSecret());
    expect(await closed).toBe('left');
  });
});
