import type { HeadlessClient } from '../../main/client/headless-client.ts';
import { joinHeadless } from '../../main/client/join-headless.ts';
import { RecordedVoice } from '../../main/client/sound/voice.ts';
import { startFrameTimer } from '../../main/clock/frame-timer.ts';
import { loadOpus } from '../../main/media/opus/opus.ts';
import { SAMPLE_RATE_HZ } from '../../shared/audio-format.ts';
import { createRandom, noise } from '../support/signals.ts';
import { percentile, type Figure } from './figure.ts';
import { residentBytes, startHostProcess, type HostProcess } from './host-process.ts';
import { readInvitation } from '../support/read-invitation.ts';
import { silentLog } from '../support/silent-log.ts';

const TALKERS = 20;
const TALK_SECONDS = 20;
const IDLE_PEERS = 50;
/** The first peers include one-time compilation and allocation. */
const WARM_UP_PEERS = 10;
const SETTLE_MS = 4_000;

/** Lateness of the mixer's clock while 20 players who all hear each other talk continuously. */
export async function runLatenessBench(): Promise<Figure[]> {
  const host = await startHostProcess(TALKERS);
  const clients = await joinMany(host, TALKERS, true);
  const stopTimer = startFrameTimer((nowMs) => clients.forEach((client) => client.tick(nowMs)));
  await wait(3_000);
  const latenessMs: number[] = [];
  const before = host.statistics()?.mixer;
  host.onStatistics(({ mixer }) => latenessMs.push(...mixer.latenessMs));
  await wait(TALK_SECONDS * 1_000);
  const after = host.statistics()?.mixer;
  stopTimer();
  await Promise.all(clients.map((client) => client.leave()));
  await host.stop();
  const busyPerTickMs = ((after?.busyMs ?? 0) - (before?.busyMs ?? 0)) / ((after?.ticks ?? 0) - (before?.ticks ?? 0));
  const note = `${latenessMs.length} ticks, ${TALKERS} talking and hearing each other; ${(after?.missedFrames ?? 0) - (before?.missedFrames ?? 0)} frames missed`;
  return [
    { name: 'clock lateness, p50', value: percentile(latenessMs, 0.5), unit: 'ms', target: null, note },
    { name: 'clock lateness, p99', value: percentile(latenessMs, 0.99), unit: 'ms', target: 2, note },
    { name: 'clock lateness, largest', value: Math.max(...latenessMs), unit: 'ms', target: null, note },
    { name: 'mixer work in one 20 ms tick', value: busyPerTickMs, unit: 'ms', target: null, note },
  ];
}

/** Resident memory that one more connected, silent participant costs the host. */
export async function runMemoryBench(): Promise<Figure[]> {
  const host = await startHostProcess(WARM_UP_PEERS + IDLE_PEERS);
  const warm = await joinMany(host, WARM_UP_PEERS, false);
  await wait(SETTLE_MS);
  const pid = host.process.pid ?? 0;
  const before = await residentBytes(pid);
  const clients = await joinMany(host, IDLE_PEERS, false);
  await wait(SETTLE_MS);
  const after = await residentBytes(pid);
  await Promise.all([...warm, ...clients].map((client) => client.leave()));
  await host.stop();
  const megabytes = (after - before) / IDLE_PEERS / 1e6;
  return [
    {
      name: 'memory per idle peer',
      value: megabytes,
      unit: 'MB',
      target: 1,
      note: `resident set of the host with ${IDLE_PEERS} more peers; ${(before / 1e6).toFixed(0)} MB with ${WARM_UP_PEERS}`,
    },
  ];
}

async function joinMany(host: HostProcess, count: number, areTalking: boolean): Promise<HeadlessClient[]> {
  const opus = await loadOpus();
  const clients: HeadlessClient[] = [];
  for (let index = 0; index < count; index++) {
    const joined = await joinHeadless({
      log: silentLog,
      invitation: readInvitation(host.invitation),
      name: `Player ${index}`,
      pose: { xMetres: index / 4, yMetres: 0, zMetres: 0, yawRadians: 0 },
      voice: new RecordedVoice(
        areTalking ? noise(createRandom(index), 0.1, SAMPLE_RATE_HZ) : new Float32Array(0),
        areTalking,
      ),
      opus,
      isLoopbackOnly: true,
      onHeard: () => undefined,
    });
    if (!joined.ok) throw new Error(joined.error.message);
    clients.push(joined.value);
  }
  return clients;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
