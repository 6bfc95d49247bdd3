import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { invariant } from '../../../shared/invariant.ts';
import { monotonicMs } from '../../clock/monotonic-time.ts';
import { loadOpus } from '../../media/opus/opus.ts';
import { MixerLoop } from './mixer-loop.ts';
import type { MixerControl, MixerReport } from './mixer-messages.ts';
import type { MixerWorkerData } from './mixer-thread.ts';
import { raiseThreadPriority } from './raise-priority.ts';
import { warmUp } from './warm-up.ts';
import { WorkerSignals } from './worker-signals.ts';

/**
 * A mixer thread. It has no event loop: it sleeps until the next frame is due, so nothing that the host worker does
 * (handshakes, garbage collection) makes a frame late.
 */

const data = workerData as MixerWorkerData;
invariant(parentPort !== null, 'the mixer runs in a worker that a host started');
const port = parentPort;
const report = (message: MixerReport): void => port.postMessage(message);

const signals = new WorkerSignals(data.signals);
const codec = await loadOpus();
warmUp(codec, data.rules, data.warmUpTicks, () => signals.sleep(data.warmUpPauseMs));
raiseThreadPriority();
const loop = new MixerLoop(data, {
  codec,
  nowMs: monotonicMs,
  receiveControl: () => receiveMessageOnPort(data.control)?.message as MixerControl | undefined,
  report,
});
report({ type: 'ready' });

while (!signals.isStopRequested()) {
  const idleMs = loop.turn();
  if (idleMs > 0) signals.sleep(idleMs);
}
