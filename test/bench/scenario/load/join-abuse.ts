import { fork } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { HeadlessClient } from '../../../../main/client/headless-client.ts';
import { joinHeadless } from '../../../../main/client/join-headless.ts';
import { RecordedVoice } from '../../../../main/client/sound/voice.ts';
import { readWavAsMono } from '../../../../main/client/sound/wav-file.ts';
import { startFrameTimer } from '../../../../main/clock/frame-timer.ts';
import { loadOpus } from '../../../../main/media/opus/opus.ts';
import { startHostProcess, type HostProcess } from '../../host-process.ts';
import { startMachineNoise } from './machine-noise.ts';
import type { JoinOutcome, JoinSetup } from './join-child.ts';
import { readInvitation } from '../../../support/read-invitation.ts';
import { silentLog } from '../../../support/silent-log.ts';

/** The mixer's clock while players joined and left. */
export interface JoinAbuseResult {
  readonly latenessMs: readonly number[];
  /** Lateness of a thread that only sleeps. */
  readonly machineLatenessMs: readonly number[];
  readonly missedFrames: number;
  readonly outcome: JoinOutcome;
}

const TALKERS = 10;
const CHILD_NICENESS = 5;
const SETTLE_MS = 2_000;
/** A slow joiner is still present when the next ones arrive. */
const CHURN_ROUNDS_AT_ONCE = 4;
/** The host's statistics arrive once a second and cover the previous second. */
const STATISTICS_MS = 1_100;

/** A real lobby in which ten players talk, and what `kind` of joining does to its ticks. */
export async function measureJoins(
  kind: JoinSetup['kind'],
  players: number,
  seconds: number,
): Promise<JoinAbuseResult> {
  const host = await startHostProcess(TALKERS + players * (kind === 'churn' ? CHURN_ROUNDS_AT_ONCE : 1));
  const talkers = await joinTalkers(host);
  const stopTimer = startFrameTimer((nowMs) => talkers.forEach((talker) => talker.tick(nowMs)));
  await wait(SETTLE_MS);
  const noise = startMachineNoise();
  const missedBefore = host.statistics()?.mixer.missedFrames ?? 0;
  const latenessMs: number[] = [];
  host.onStatistics(({ mixer }) => latenessMs.push(...mixer.latenessMs));
  const outcome = await runJoinChild({ kind, invitation: host.invitation, players, seconds });
  await wait(STATISTICS_MS);
  const machineLatenessMs = await noise.stop();
  const missedFrames = (host.statistics()?.mixer.missedFrames ?? 0) - missedBefore;
  stopTimer();
  await Promise.all(talkers.map((talker) => talker.leave()));
  await host.stop();
  return { latenessMs, machineLatenessMs, missedFrames, outcome };
}

async function joinTalkers(host: HostProcess): Promise<HeadlessClient[]> {
  const opus = await loadOpus();
  const talkers: HeadlessClient[] = [];
  for (let index = 0; index < TALKERS; index++) {
    const samples = await readWavAsMono(
      new URL(`../../../../main/practice/voices/voice-${1 + (index % 8)}.wav`, import.meta.url),
    );
    if (!samples.ok) throw new Error(samples.error.message);
    const joined = await joinHeadless({
      log: silentLog,
      invitation: readInvitation(host.invitation),
      name: `Talker ${index}`,
      pose: { xMetres: index, yMetres: 0, zMetres: 0, yawRadians: 0 },
      voice: new RecordedVoice(samples.value, true),
      opus,
      isLoopbackOnly: true,
      onHeard: () => undefined,
    });
    if (!joined.ok) throw new Error(joined.error.message);
    talkers.push(joined.value);
  }
  return talkers;
}

function runJoinChild(setup: JoinSetup): Promise<JoinOutcome> {
  const child = fork(fileURLToPath(new URL('./join-child.ts', import.meta.url)), [JSON.stringify(setup)], {
    execArgv: [],
  });
  // In practice players have their own machines. Here they must not take the host's CPU.
  setPriority(child.pid ?? 0, CHILD_NICENESS);
  return new Promise((resolve, reject) => {
    child.once('message', (outcome) => resolve(outcome as JoinOutcome));
    child.once('exit', (code) => reject(new Error(`The joining players ended with code ${code}.`)));
  });
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
