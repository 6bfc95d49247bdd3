import { FRAME_MS } from '../../shared/audio-format.ts';
import { distanceGain } from '../../shared/spatial/distance-gain.ts';
import type { HearingRules } from '../../shared/spatial/hearing-rules.ts';
import type { Observations } from './hearing-report.ts';
import { playerPose } from './player-path.ts';
import type { PracticeCast } from './practice-cast.ts';

/** Notes in each frame what was said, what was heard, and what the distance law asks for. */
export class HearingObserver {
  readonly #rules: HearingRules;
  readonly #sent: Float64Array[] = [];
  readonly #heard: Float64Array[] = [];
  readonly #distances: Float64Array[] = [];
  readonly #gains: Float64Array[] = [];

  constructor(rules: HearingRules) {
    this.#rules = rules;
  }

  /** Called after each tick of `cast`. */
  observe(cast: PracticeCast): void {
    const count = cast.names.length;
    const poses = cast.names.map((_, index) => playerPose(index, count, cast.timeMs - FRAME_MS));
    const distances = new Float64Array(count * count);
    const gains = new Float64Array(count * count);
    poses.forEach((listener, row) =>
      poses.forEach((speaker, column) => {
        const metres = Math.hypot(listener.xMetres - speaker.xMetres, listener.zMetres - speaker.zMetres);
        distances[row * count + column] = metres;
        gains[row * count + column] = distanceGain(metres, this.#rules);
      }),
    );
    this.#distances.push(distances);
    this.#gains.push(gains);
    this.#sent.push(Float64Array.from(poses, (_, index) => cast.powers(index).sent));
    this.#heard.push(Float64Array.from(poses, (_, index) => cast.powers(index).heard));
  }

  observations(names: readonly string[]): Observations {
    return { names, sentPower: this.#sent, heardPower: this.#heard, distanceMetres: this.#distances, askedGain: this.#gains };
  }
}
