import gtcrnWasmUrl from '@sapphi-red/web-noise-suppressor/gtcrn.wasm?url';
import gtcrnWorkletUrl from '@sapphi-red/web-noise-suppressor/gtcrnWorklet.js?url';
import rnnoiseWasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import rnnoiseSimdWasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import rnnoiseWorkletUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
import { GtcrnWorkletNode, loadGtcrn, loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import { sleep } from './sleep.ts';
import { waitForSound } from './wait-for-sound.ts';

/** Suppressors that run in the window. */
export type WindowSuppression = 'rnnoise' | 'gtcrn';

/**
 * The delay of each, milliseconds: 991 and 1,530 samples, measured by rendering offline, where nothing is lost between
 * blocks.
 */
export const SUPPRESSION_LATENCY_MS: Readonly<Record<WindowSuppression, number>> = { rnnoise: 21, gtcrn: 32 };

/** Timeout; loading takes a tenth of this on a slow machine. */
const START_TIMEOUT_MS = 5_000;
/** By then, the processed test tone has come out. */
const FLUSH_MS = 60;

export type SuppressorNode = AudioWorkletNode & { destroy(): void };

/**
 * Creates a suppressor in `context` (48 kHz: both are silent or weak at other rates) and waits until it works: until
 * then it outputs silence without reporting it. Rejects if it cannot load or start. `output` is where its sound will
 * go; it must lead to a node that is pulled.
 */
export async function startSuppressor(
  context: AudioContext,
  kind: WindowSuppression,
  output: AudioNode,
): Promise<SuppressorNode> {
  const node = await createNode(context, kind);
  node.connect(output);
  // Use a voice-like tone, since it may never pass silence on as sound.
  const tone = new OscillatorNode(context, { type: 'sawtooth', frequency: 150 });
  tone.connect(node);
  tone.start();
  // A suspended context reports nothing, but it sends no sound either.
  const isWorking = (await waitForSound(context, node, START_TIMEOUT_MS)) || context.state !== 'running';
  tone.disconnect();
  if (!isWorking) {
    node.destroy();
    node.disconnect();
    throw new Error('the noise suppressor put out nothing');
  }
  await sleep(FLUSH_MS);
  return node;
}

async function createNode(context: AudioContext, kind: WindowSuppression): Promise<SuppressorNode> {
  if (kind === 'rnnoise') {
    const [wasmBinary] = await Promise.all([
      loadRnnoise({ url: rnnoiseWasmUrl, simdUrl: rnnoiseSimdWasmUrl }),
      context.audioWorklet.addModule(rnnoiseWorkletUrl),
    ]);
    return new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
  }
  const [wasmBinary] = await Promise.all([
    loadGtcrn({ url: gtcrnWasmUrl }),
    context.audioWorklet.addModule(gtcrnWorkletUrl),
  ]);
  return new GtcrnWorkletNode(context, { maxChannels: 1, wasmBinary });
}
