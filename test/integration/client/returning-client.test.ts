import { describe, expect, it } from 'vitest';
import { ReturningClient } from '../../../main/client/returning-client.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { FRAME_MS } from '../../../shared/audio-format.ts';
import type { NetworkChange } from '../../../shared/ipc/link-contract.ts';
import { scheduleEvery } from '../../../shared/schedule.ts';
import { Cable } from '../../support/lobby/cable.ts';
import { at, type TestParticipant, ToneVoice } from '../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../support/lobby/virtual-lobby.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { silentLog } from '../../support/silent-log.ts';

const FOX_HZ = 500;
const OWL_HZ = 700;

/** Fox, whose line the test cuts, in a group with Owl, whom Fox hears at half the volume. */
async function setUp() {
  const lobby = await VirtualLobby.open();
  const owl = await lobby.join('Owl', OWL_HZ, at(0, 2));
  const cable = new Cable();
  const watch = { report: (_: NetworkChange): void => undefined };
  const heard: Float32Array[] = [];
  const joining = ReturningClient.join(
    {
      log: silentLog,
      invitation: readInvitation(lobby.invitation),
      name: 'Fox',
      pose: at(0, 0),
      voice: new ToneVoice(FOX_HZ),
      opus: await loadOpus(),
      isLoopbackOnly: true,
      random: () => 0,
      networkWatch: {
        onChange(listener) {
          watch.report = listener;
          return () => undefined;
        },
      },
      onHeard: (frame) => void heard.push(frame.slice()),
    },
    lobby.clientNetwork(undefined, cable),
  );
  const joined = await lobby.settle(joining);
  if (!joined.ok) throw new Error(joined.error.message);
  const fox = joined.value;
  const stop = scheduleEvery(lobby.clock.schedule, () => fox.tick(lobby.clock.nowMs()), FRAME_MS);
  const told: string[] = [];
  fox.events.on('lost', ({ code }) => void told.push(`lost ${code}`));
  fox.events.on('returned', () => void told.push('returned'));
  fox.events.on('moved', () => void told.push('moved'));
  fox.events.on('ended', ({ code }) => void told.push(`ended ${code}`));
  fox.client.enterGroup('Crew', '');
  owl.client.enterGroup('Crew', '');
  await lobby.run(1);
  const end = async (): Promise<void> => {
    stop();
    await fox.leave();
  };
  return { lobby, owl, cable, watch, heard, fox, told, end };
}

const rowOf = (watcher: TestParticipant, name: string) => watcher.participants.find((one) => one.name === name);

/** The loudest sample of these frames. */
const peakOf = (frames: readonly Float32Array[]): number =>
  Math.max(...frames.map((frame) => frame.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)));

describe('a client whose network is gone for a while', () => {
  it.each([2, 20, 55])('is the same participant again after %d s, in its group, and is heard', async (seconds) => {
    const { lobby, owl, cable, watch, fox, told, end } = await setUp();
    const { participantId } = fox.client.joined;
    expect(owl.toneGainDb(FOX_HZ)).toBeGreaterThan(-3);
    cable.cut();
    await lobby.run(seconds);
    expect(rowOf(owl, 'Fox')).toMatchObject({ id: participantId, away: seconds > 6 });
    cable.mend();
    watch.report('addresses');
    await lobby.run(1);
    expect(fox.absence).toBeUndefined();
    expect(told.filter((one) => one === 'returned' || one === 'moved')).toHaveLength(1);
    expect(fox.client.joined.participantId).toBe(participantId);
    expect(rowOf(owl, 'Fox')).toMatchObject({ id: participantId, away: false });
    expect(owl.participants).toHaveLength(2);
    expect(owl.toneGainDb(FOX_HZ)).toBeGreaterThan(-3);
    await end();
  });

  it('keeps its number even after the host has given its place away', async () => {
    const { lobby, owl, cable, fox, told, end } = await setUp();
    const { participantId } = fox.client.joined;
    cable.cut();
    await lobby.run(75);
    expect(owl.participants).toHaveLength(1);
    cable.mend();
    await lobby.run(6);
    expect(told).toEqual(['lost host-lost', 'returned']);
    expect([fox.client.joined.participantId, fox.client.joined.name]).toEqual([participantId, 'Fox']);
    await end();
  }, 60_000);
});

it('moves without a gap when nothing was wrong, and nobody hears it twice', async () => {
  const { lobby, owl, watch, heard, fox, told, end } = await setUp();
  const before = owl.toneGainDb(FOX_HZ);
  const loudest = peakOf(heard.slice(-20));
  heard.length = 0;
  watch.report('woke');
  await lobby.run(0.6);
  expect(told).toEqual(['moved']);
  expect(rowOf(owl, 'Fox')).toMatchObject({ id: fox.client.joined.participantId, away: false });
  expect(owl.toneGainDb(FOX_HZ)).toBeCloseTo(before, 0);
  // Owl's tone never stops for as long as 100 ms in Fox's ear, and is never there twice.
  const silent = heard.map((frame) => (peakOf([frame]) < loudest / 8 ? 1 : 0)).join('');
  expect(silent).not.toContain('11111');
  expect(peakOf(heard)).toBeLessThan(loudest * 1.3);
  await end();
});

it('leaves for good on request', async () => {
  const { lobby, owl, end } = await setUp();
  await end();
  await lobby.run(0.2);
  expect(owl.participants.map(({ name }) => name)).toEqual(['Owl']);
});
