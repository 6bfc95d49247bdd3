import { createHash, randomFillSync } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { connectFiles } from '../../../main/client/files/member-files.ts';
import type { HeadlessClient } from '../../../main/client/headless-client.ts';
import { joinHeadless } from '../../../main/client/join-headless.ts';
import { RecordedVoice } from '../../../main/client/sound/voice.ts';
import { startFrameTimer } from '../../../main/clock/frame-timer.ts';
import { monotonicMs } from '../../../main/clock/monotonic-time.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { FileExchange } from '../../../shared/join/files/file-exchange.ts';
import type { FileRow } from '../../../shared/protocol/files/file-messages.ts';
import { readInvitation } from '../../support/read-invitation.ts';
import { createRandom, noise } from '../../support/signals.ts';
import { silentLog } from '../../support/silent-log.ts';

/** A thread with the players of the benchmark: one sends a file, the others get it, and some of these talk. */

export interface FileCrewData {
  readonly invitation: string;
  readonly readers: number;
  readonly talkers: number;
  readonly fileBytes: number;
  readonly beforeSeconds: number;
}

/** One part of the run: voices alone, then the file on its way to the host, then to the readers. */
export interface FileCrewReport {
  /** On the monotonic clock of the process. */
  readonly startMs: number;
  readonly endMs: number;
  readonly concealed: number;
  readonly frames: number;
}

interface Member {
  readonly client: HeadlessClient;
  readonly files: FileExchange;
}

const SETTLE_MS = 5_000;
const FRAMES_PER_SECOND = 50;

const { invitation, readers, talkers, fileBytes, beforeSeconds } = workerData as FileCrewData;
const opus = await loadOpus();
const sender = await enter('Sender', false);
const others: Member[] = [];
for (let index = 0; index < readers; index++) others.push(await enter(`Reader ${index}`, index < talkers));
const all = [sender, ...others];
const stopTimer = startFrameTimer((nowMs) => all.forEach(({ client }) => client.tick(nowMs)));
await wait(SETTLE_MS);
await measure(() => wait(1_000 * beforeSeconds));
await measure(send);
await measure(get);
stopTimer();
await Promise.all(all.map(({ client }) => client.leave()));
process.exit(0);

async function enter(name: string, isTalking: boolean): Promise<Member> {
  const samples = isTalking ? noise(createRandom(name.length), 0.1, SAMPLE_RATE_HZ) : new Float32Array(0);
  const joined = await joinHeadless({
    ...{ invitation: readInvitation(invitation), name, opus, log: silentLog },
    pose: { xMetres: 1, yMetres: 0, zMetres: 1, yawRadians: 0 },
    voice: new RecordedVoice(samples, isTalking),
    isLoopbackOnly: true,
    onHeard: () => undefined,
  });
  if (!joined.ok) throw new Error(joined.error.message);
  const files = new FileExchange();
  connectFiles(joined.value, files);
  return { client: joined.value, files };
}

async function send(): Promise<void> {
  const content = randomFillSync(Buffer.alloc(fileBytes));
  const sent = await sender.files.send({
    ...{ name: 'map.bin', size: fileBytes, image: '', preview: new Uint8Array(0) },
    sha256: createHash('sha256').update(content).digest('base64url'),
    read: async (offset, length) => content.subarray(offset, offset + length),
  }).done;
  if (!sent.ok) throw new Error(sent.error.message);
}

async function get(): Promise<void> {
  const got = await Promise.all(
    others.map(async ({ files }) => {
      const row = files.files[0] ?? (await new Promise<FileRow>((resolve) => files.events.on('offered', resolve)));
      return files.get(row).done;
    }),
  );
  for (const one of got) if (!one.ok) throw new Error(one.error.message);
}

/** Does a part of the run, and reports how the readers heard meanwhile. */
async function measure(run: () => Promise<void>): Promise<void> {
  const concealedBefore = countConcealed();
  const startMs = monotonicMs();
  await run();
  const endMs = monotonicMs();
  const frames = Math.round(((endMs - startMs) / 1_000) * FRAMES_PER_SECOND * readers);
  const report: FileCrewReport = { startMs, endMs, concealed: countConcealed() - concealedBefore, frames };
  parentPort?.postMessage(report);
}

function countConcealed(): number {
  return others.reduce((sum, { client }) => sum + client.playout.concealedFrames, 0);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
