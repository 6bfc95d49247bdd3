import { finishHash, scrambleBits } from '../murmur-hash.ts';
import type { PlacementTable } from './placement-table.ts';

/** The square (a cube, in fact) around a listener's position, on a grid that is fixed to the world. */
export class ListeningSquare {
  readonly #placements: PlacementTable;
  isPlaced = false;
  /** A listener in it. */
  listener = 0;
  /**
   * The key by which two listeners of one square are alike: their state, and a signature of square, world, group and,
   * where it matters, team.
   */
  state = 0;
  low = 0;
  high = 0;
  #x = 0;
  #y = 0;
  #z = 0;
  #listenerY = 0;
  #halfMetres = 0;

  constructor(placements: PlacementTable) {
    this.#placements = placements;
  }

  /** Moves to the square of `listener`, `metres` wide. `byTeam`: listeners of different teams hear different voices. */
  moveTo(listener: number, metres: number, byTeam = false): void {
    const { isPlaced, x, y, z, state, world, group } = this.#placements;
    const team = byTeam ? this.#placements.team[listener]! : 0;
    this.listener = listener;
    this.isPlaced = isPlaced[listener] === 1;
    this.state = state[listener]!;
    const column = Math.floor(x[listener]! / metres);
    const level = Math.floor(y[listener]! / metres);
    const row = Math.floor(z[listener]! / metres);
    this.#x = (column + 0.5) * metres;
    this.#y = (level + 0.5) * metres;
    this.#z = (row + 0.5) * metres;
    this.#listenerY = y[listener]!;
    this.#halfMetres = metres / 2;
    this.low = signature(0x2545f491, column, level, row, world[listener]!, group[listener]!, team);
    this.high = signature(0x5851f42d, column, level, row, world[listener]!, group[listener]!, team);
  }

  /** Returns a speaker's distance from the middle, at the height of the listener. */
  metresFromMiddle(speaker: number): number {
    const { x, y, z } = this.#placements;
    const deltaX = x[speaker]! - this.#x;
    const deltaY = y[speaker]! - this.#listenerY;
    const deltaZ = z[speaker]! - this.#z;
    return Math.sqrt(deltaX * deltaX + deltaY * deltaY + deltaZ * deltaZ);
  }

  /** Returns a speaker's distance from the nearest point of the cube; 0 for a speaker inside. */
  metresFromEdge(speaker: number): number {
    const { x, y, z } = this.#placements;
    const deltaX = Math.max(0, Math.abs(x[speaker]! - this.#x) - this.#halfMetres);
    const deltaY = Math.max(0, Math.abs(y[speaker]! - this.#y) - this.#halfMetres);
    const deltaZ = Math.max(0, Math.abs(z[speaker]! - this.#z) - this.#halfMetres);
    return Math.sqrt(deltaX * deltaX + deltaY * deltaY + deltaZ * deltaZ);
  }
}

function signature(
  seed: number,
  column: number,
  level: number,
  row: number,
  world: number,
  group: number,
  team: number,
): number {
  const place = scrambleBits(scrambleBits(scrambleBits(seed, column), level), row);
  return finishHash(scrambleBits(scrambleBits(scrambleBits(place, world), group), team));
}
