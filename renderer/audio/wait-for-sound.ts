import { sleep } from './sleep.ts';

const POLL_MS = 10;
/** If it may run at all, a context starts within a few milliseconds. */
const HELD_BACK_AFTER_MS = 500;

/**
 * Resolves with true when `node` outputs anything but zeros; with false after `timeoutMs`, or if the browser suspends
 * the context.
 */
export async function waitForSound(context: AudioContext, node: AudioNode, timeoutMs: number): Promise<boolean> {
  const probe = new AnalyserNode(context, { fftSize: 1_024 });
  const samples = new Float32Array(probe.fftSize);
  node.connect(probe);
  let heldBackMs = 0;
  try {
    for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += POLL_MS) {
      probe.getFloatTimeDomainData(samples);
      if (samples.some((sample) => sample !== 0)) return true;
      heldBackMs = context.state === 'running' ? 0 : heldBackMs + POLL_MS;
      if (heldBackMs > HELD_BACK_AFTER_MS) return false;
      await sleep(POLL_MS);
    }
    return false;
  } finally {
    node.disconnect(probe);
  }
}
