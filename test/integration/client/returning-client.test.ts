import { describe, expect, it } from 'vitest';
import type { ClientNetwork } from '../../../main/client/client-network.ts';
import { ReturningClient } from '../../../main/client/returning-client.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { FRAME_MS, FRAME_SAMPLES } from '../../../shared/audio-format.ts';
import { scheduleEvery } from '../../../shared/schedule.ts';
import { at, ToneVoice } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';

/** A participant whose network the test cuts, next to another one who listens. */
async function setUp() {
  const lobby = await VirtualLobby.open();
  const owl = await lobby.join('Owl', 700, at(0, 2));
  const network = lobby.clientNetwork();
  const state = { cut: (): void => undefined, heardFrames: 0 };
  const cuttable: ClientNetwork = {
    ...network,
    async createPeer(options) {
      const peer = await network.createPeer(options);
      state.cut = () => void peer.close();
      return peer;
    },
  };
  const joining = ReturningClient.join(
    {
      log: silentLog,
      invitation: readInvitation(lobby.invitation),
      name: 'Fox',
      pose: at(0, 0),
      voice: new ToneVoice(500),
      opus: await loadOpus(),
      isLoopbackOnly: true,
      random: () => 0,
      onHeard: (frame) => {
        if (frame.length === 2 * FRAME_SAMPLES) state.heardFrames++;
      },
    },
    cuttable,
  );
  const joined = await lobby.settle(joining);
  if (!joined.ok) throw new Error(joined.error.message);
  const fox = joined.value;
  const stop = scheduleEvery(lobby.clock.schedule, () => fox.tick(lobby.clock.nowMs()), FRAME_MS);
  const told: string[] = [];
  fox.events.on('lost', ({ code }) => void told.push(`lost ${code}`));
  fox.events.on('returned', () => void told.push('returned'));
  const end = async (): Promise<void> => {
    stop();
    await fox.leave();
  };
  return { lobby, owl, fox, state, told, end };
}

describe('a client whose connection is lost', () => {
  it('returns a second later, is heard again, and hears silence meanwhile', async () => {
    const { lobby, owl, fox, state, told, end } = await setUp();
    await lobby.run(0.5);
    expect(owl.toneGainDb(500)).toBeGreaterThan(-3);
    const firstId = fox.client.joined.participantId;
    state.cut();
    const framesBefore = state.heardFrames;
    await lobby.run(0.9);
    expect(told).toEqual(['lost host-lost']);
    expect(fox.absence?.message).toMatch(/connection to the host was lost/i);
    expect(state.heardFrames - framesBefore).toBeGreaterThanOrEqual(44);
    await lobby.run(1);
    expect(told).toEqual(['lost host-lost', 'returned']);
    expect(fox.client.joined.participantId).not.toBe(firstId);
    await lobby.run(0.5);
    expect(owl.toneGainDb(500)).toBeGreaterThan(-3);
    await end();
  });
});
