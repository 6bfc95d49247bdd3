import { crossfade } from './playback/crossfade.ts';
import { startSuppressor, SUPPRESSION_LATENCY_MS, type SuppressorNode, type WindowSuppression } from './suppressor.ts';

interface Branch {
  readonly kind: WindowSuppression | 'none';
  readonly node: SuppressorNode | undefined;
  readonly fade: GainNode;
}

/** Connects `input` to `output` through one suppressor or none, and cross-fades between them during speech. */
export class SuppressorSwitch {
  readonly input: GainNode;
  readonly output: GainNode;
  readonly #context: AudioContext;
  #current: Branch;
  #switching: Promise<unknown> = Promise.resolve();

  constructor(context: AudioContext) {
    this.#context = context;
    this.input = new GainNode(context);
    this.output = new GainNode(context);
    this.#current = { kind: 'none', node: undefined, fade: new GainNode(context) };
    this.input.connect(this.#current.fade).connect(this.output);
  }

  get latencyMs(): number {
    return this.#current.kind === 'none' ? 0 : SUPPRESSION_LATENCY_MS[this.#current.kind];
  }

  /**
   * Switches to `kind` and resolves when the sound passes through it; false if it cannot start, and then the previous
   * one stays.
   */
  use(kind: WindowSuppression | 'none'): Promise<boolean> {
    const switched = this.#switching.then(() => this.#switchTo(kind));
    this.#switching = switched;
    return switched;
  }

  async #switchTo(kind: WindowSuppression | 'none'): Promise<boolean> {
    if (kind === this.#current.kind) return true;
    const fade = new GainNode(this.#context, { gain: 0 });
    fade.connect(this.output);
    try {
      const node = kind === 'none' ? undefined : await startSuppressor(this.#context, kind, fade);
      this.input.connect(node ?? fade);
      await this.#fadeTo({ kind, node, fade });
      return true;
    } catch {
      fade.disconnect();
      return false;
    }
  }

  async #fadeTo(next: Branch): Promise<void> {
    const last = this.#current;
    this.#current = next;
    // The sound needs the new suppressor's own delay to pass through it.
    await crossfade(this.#context, last.fade.gain, next.fade.gain, this.latencyMs / 1_000);
    this.input.disconnect(last.node ?? last.fade);
    last.node?.disconnect();
    last.node?.destroy();
    last.fade.disconnect();
  }
}
