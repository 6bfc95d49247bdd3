import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { waitUntil } from '../wait-until.ts';
import { afterTest } from './host-parts.ts';
import { exchangeOffer, poseFields, type Stranger, type StrangerOptions } from './participants/stranger.ts';

const PROGRAM = fileURLToPath(new URL('../../fixtures/aiortc-client.py', import.meta.url));

/** Includes the start of Python on a busy machine. */
const START_TIMEOUT_MS = 60_000;

/** Joins as a participant on aiortc, which listens for `otherHz`, until the test ends. */
export async function joinWithAiortc(python: string, otherHz: number, options: StrangerOptions): Promise<Stranger> {
  const child = spawn(
    python,
    [PROGRAM, String(options.frequencyHz), String(otherHz), JSON.stringify(poseFields(options))],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  );
  afterTest(() => void child.kill('SIGKILL'));
  let [offer, errors] = ['', ''];
  let levels = { left: -120, right: -120 };
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line) as { offer?: string; heard?: readonly [number, number] };
    offer = message.offer ?? offer;
    if (message.heard !== undefined) levels = { left: message.heard[0], right: message.heard[1] };
  });
  await waitUntil(
    'aiortc offers',
    () => {
      if (child.exitCode !== null) throw new Error(`aiortc ended with ${child.exitCode}: ${errors}`);
      return offer !== '';
    },
    START_TIMEOUT_MS,
  );
  child.stdin.write(`${JSON.stringify({ answer: await exchangeOffer(options, offer) })}\n`);
  return { levelsDb: () => Promise.resolve(levels) };
}
