import { MAX_HEARD_SPEAKERS } from '../../mixer/mix-limits.ts';

/** How often the host notes who is audible. */
export const STEP_MS = 200;

/** A person who was audible, from and until when, and the loudest level at the listener's ear, dBFS. */
export interface AudibleSpan {
  readonly id: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly levelDb: number;
}

/**
 * The speakers that one listener could hear lately, in steps of `STEP_MS`: the loudest, as many as the mixer mixes.
 * Takes the same memory whatever happens; only `read` allocates.
 */
export class AudibleLog {
  readonly #steps: number;
  /** When each step was noted; -Infinity = it was not. */
  readonly #timesMs: Float64Array;
  /** For each step, the participants' numbers, 0 = none, and their levels. */
  readonly #ids: Uint32Array;
  readonly #levelsDb: Int8Array;
  #step = 0;

  /** Creates a log of the last `keptMs`. */
  constructor(keptMs: number) {
    this.#steps = Math.ceil(keptMs / STEP_MS) + 1;
    this.#timesMs = new Float64Array(this.#steps).fill(-Infinity);
    this.#ids = new Uint32Array(this.#steps * MAX_HEARD_SPEAKERS);
    this.#levelsDb = new Int8Array(this.#steps * MAX_HEARD_SPEAKERS);
  }

  /** Memory that the log takes, bytes. */
  get memoryBytes(): number {
    return this.#timesMs.byteLength + this.#ids.byteLength + this.#levelsDb.byteLength;
  }

  /** Begins a step, in the place of the oldest. */
  begin(timeMs: number): void {
    this.#step = (this.#step + 1) % this.#steps;
    this.#timesMs[this.#step] = timeMs;
    const first = this.#step * MAX_HEARD_SPEAKERS;
    for (let place = 0; place < MAX_HEARD_SPEAKERS; place++) this.#ids[first + place] = 0;
  }

  /** Notes a person in this step. In a full one, the quietest makes room, or the person is left out. */
  add(id: number, levelDb: number): void {
    const first = this.#step * MAX_HEARD_SPEAKERS;
    let chosen = first;
    for (let place = first; place < first + MAX_HEARD_SPEAKERS; place++) {
      if (this.#ids[place] === 0) {
        chosen = place;
        break;
      }
      if (this.#levelsDb[place]! < this.#levelsDb[chosen]!) chosen = place;
    }
    if (this.#ids[chosen] !== 0 && this.#levelsDb[chosen]! >= levelDb) return;
    this.#ids[chosen] = id;
    this.#levelsDb[chosen] = Math.max(-128, Math.min(0, Math.round(levelDb)));
  }

  /** Returns who was audible from `fromMs` on, until `toMs`. Steps that follow each other are one span. */
  read(fromMs: number, toMs: number): AudibleSpan[] {
    const open = new Map<number, AudibleSpan>();
    const spans: AudibleSpan[] = [];
    for (let count = 1; count <= this.#steps; count++) {
      const step = (this.#step + count) % this.#steps;
      const startMs = this.#timesMs[step] ?? -Infinity;
      if (startMs < fromMs || startMs >= toMs) continue;
      const endMs = Math.min(startMs + STEP_MS, toMs);
      const heard = this.#heardIn(step);
      for (const [id, span] of open)
        if (!heard.has(id) || startMs - span.toMs > STEP_MS / 2) {
          spans.push(span);
          open.delete(id);
        }
      for (const [id, levelDb] of heard) {
        const span = open.get(id) ?? { id, fromMs: startMs, toMs: endMs, levelDb };
        open.set(id, { ...span, toMs: endMs, levelDb: Math.max(span.levelDb, levelDb) });
      }
    }
    return [...spans, ...open.values()].sort((a, b) => a.fromMs - b.fromMs);
  }

  #heardIn(step: number): ReadonlyMap<number, number> {
    const heard = new Map<number, number>();
    const first = step * MAX_HEARD_SPEAKERS;
    for (let place = first; place < first + MAX_HEARD_SPEAKERS; place++) {
      const id = this.#ids[place] ?? 0;
      if (id !== 0) heard.set(id, this.#levelsDb[place] ?? 0);
    }
    return heard;
  }
}
