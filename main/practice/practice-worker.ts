import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { FRAME_MS } from '../../shared/audio-format.ts';
import { invariant } from '../../shared/invariant.ts';
import type { GamePhase } from '../../shared/spatial/hearing-rules.ts';
import { Recording } from '../client/sound/recording.ts';
import { readWavAsMono } from '../client/sound/wav-file.ts';
import { startFrameTimer } from '../clock/frame-timer.ts';
import { loadOpus } from '../media/opus/opus.ts';
import { createScript } from './choose-script.ts';
import { HearingObserver } from './hearing-observer.ts';
import { analyseHearing, type HearingReport } from './hearing-report.ts';
import { PracticeCast } from './practice-cast.ts';
import type { PracticeReport, PracticeWorkerData } from './practice-messages.ts';
import { drawReport } from './report-picture.ts';
import { createEntryLog } from '../../shared/log.ts';

/** The thread of the simulated players. It runs until its owner terminates the worker. */

const STATE_EVERY_FRAMES = 25;

/** The last of a turn arrives within 300 ms. */
const TAIL_FRAMES = 15;

invariant(parentPort !== null, 'simulated players run in a worker, so that their codecs do not block the main process');
const port = parentPort;
const data = workerData as PracticeWorkerData;
const report = (message: PracticeReport): void => port.postMessage(message);

const script = createScript(data.script);
const recordings = Array.from({ length: script.playerCount }, () =>
  data.measured === null ? undefined : new Recording(data.measured.seconds),
);
let isRunning = false;

const cast = await PracticeCast.join({
  invitation: data.invitation,
  script,
  voices: await loadVoices(),
  opus: await loadOpus(),
  log: createEntryLog((entry) => report({ type: 'log', entry })),
  onHeard: (player, interleaved) => {
    if (isRunning) recordings[player]?.add(interleaved);
  },
});
if (cast.ok) await run(cast.value);
else report({ type: 'failed', message: cast.error.message });

async function run(players: PracticeCast): Promise<void> {
  report({ type: 'ready' });
  isRunning = true;
  const observer = new HearingObserver(script);
  const totalFrames =
    data.measured === null ? Number.POSITIVE_INFINITY : Math.round((data.measured.seconds * 1_000) / FRAME_MS);
  await new Promise<void>((resolve) => {
    let frame = 0;
    let reportedPhase: GamePhase | undefined = script.stretches[0]?.phase;
    const stop = startFrameTimer((nowMs) => {
      if (frame >= totalFrames) return;
      const stretch = script.stretches[script.stretchAt(players.timeMs)];
      invariant(stretch !== undefined, 'a script is in one of its stretches');
      const { title, phase } = stretch;
      if (phase !== reportedPhase) report({ type: 'phase', phase });
      reportedPhase = phase;
      players.tick(nowMs);
      frame++;
      if (data.measured !== null) observer.observe(players);
      if (frame % STATE_EVERY_FRAMES === 0) report({ type: 'state', title, phase, players: players.states() });
      if (frame === totalFrames) {
        stop();
        resolve();
      }
    });
  });
  isRunning = false;
  await players.leave();
  if (data.measured !== null)
    report({ type: 'measured', report: await writeReport(players.names, observer, data.measured.outputFolder) });
}

async function writeReport(
  names: readonly string[],
  observer: HearingObserver,
  folder: string,
): Promise<HearingReport> {
  const observations = observer.observations(names);
  const hearing = analyseHearing(observations, TAIL_FRAMES);
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}/report.json`, `${JSON.stringify({ rules: script.rules, ...hearing }, null, 2)}\n`);
  await writeFile(`${folder}/report.svg`, drawReport(observations, hearing, script));
  for (const [player, recording] of recordings.entries())
    await recording?.writeWav(`${folder}/listener-${player + 1}.wav`);
  return hearing;
}

async function loadVoices(): Promise<Float32Array[]> {
  const folder = new URL('./voices/', import.meta.url);
  const files = (await readdir(folder))
    .filter((name) => name.endsWith('.wav'))
    .sort()
    .slice(0, script.playerCount);
  const voices: Float32Array[] = [];
  for (const file of files) {
    const voice = await readWavAsMono(new URL(file, folder));
    if (voice.ok) voices.push(voice.value);
    else report({ type: 'failed', message: voice.error.message });
  }
  return voices;
}
