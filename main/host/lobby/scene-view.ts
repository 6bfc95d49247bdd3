import type { ParticipantId } from '../../../shared/model/participant.ts';
import type { LobbyMember } from './lobby-member.ts';
import { selectSmallest } from './nearest.ts';

/**
 * More rows than this are no use. In a larger world each member gets those of the talkers within earshot, and of the
 * nearest.
 */
export const MAX_ROWS = 100;

/** A member with a position on the map. */
interface PlacedMember {
  readonly member: LobbyMember;
  /** The member's row of the `scene` message, as JSON. */
  readonly row: string;
  readonly xMetres: number;
  readonly yMetres: number;
  readonly zMetres: number;
  readonly isTalking: boolean;
}

type IsShown = (other: LobbyMember) => boolean;

/** The members with a position in one world and one group: only they see one another's positions. */
export class SceneView {
  readonly #members: LobbyMember[] = [];
  readonly #rows: string[] = [];
  /** x, y, z of each member. */
  readonly #positions: number[] = [];
  readonly #isTalking: boolean[] = [];
  #allRows: string | undefined;

  add({ member, row, xMetres, yMetres, zMetres, isTalking }: PlacedMember): void {
    this.#members.push(member);
    this.#rows.push(row);
    this.#positions.push(xMetres, yMetres, zMetres);
    this.#isTalking.push(isTalking);
  }

  /** Whether a member sees only some of them. */
  get isLarge(): boolean {
    return this.#members.length > MAX_ROWS;
  }

  /**
   * Returns rows for a member, separated by commas: all, or `MAX_ROWS` of them including its own; if `isShown` is
   * given, only those that pass it.
   */
  rowsFor(member: LobbyMember, earshotMetres: number, isShown?: IsShown): string {
    if (this.isLarge || isShown !== undefined)
      return this.#shownTo(member, earshotMetres, isShown)
        .map((index) => this.#rows[index] ?? '')
        .join(',');
    this.#allRows ??= this.#rows.join(',');
    return this.#allRows;
  }

  /** Returns the ids of the rows that a member gets. */
  idsFor(member: LobbyMember, earshotMetres: number, isShown?: IsShown): ParticipantId[] {
    return this.#shownTo(member, earshotMetres, isShown).map((index) => this.#members[index]?.id ?? 0);
  }

  #shownTo(member: LobbyMember, earshotMetres: number, isShown: IsShown | undefined): number[] {
    const nearest = this.isLarge ? this.#nearest(member, earshotMetres) : Array.from(this.#members.keys());
    return isShown === undefined
      ? nearest
      : nearest.filter((index) => this.#members[index] === member || isShown(this.#members[index]!));
  }

  /**
   * Returns indices of the member itself, of those who talk within its earshot, then of the nearest; any, if it has no
   * position.
   */
  #nearest(member: LobbyMember, earshotMetres: number): number[] {
    const count = this.#members.length;
    const ranks = new Float64Array(count);
    const indices = new Int32Array(count);
    const own = this.#members.indexOf(member);
    for (let index = 0; index < count; index++) {
      const squared = own < 0 ? index : this.#squaredMetres(own, index);
      const isHeard = this.#isTalking[index] === true && squared < earshotMetres * earshotMetres;
      ranks[index] = index === own ? -Infinity : isHeard ? -1 / (1 + squared) : squared;
      indices[index] = index;
    }
    const wanted = Math.min(count, MAX_ROWS);
    selectSmallest(indices, count, wanted, ranks);
    return Array.from(indices.subarray(0, wanted));
  }

  #squaredMetres(from: number, to: number): number {
    const positions = this.#positions;
    const deltaX = positions[3 * to]! - positions[3 * from]!;
    const deltaY = positions[3 * to + 1]! - positions[3 * from + 1]!;
    const deltaZ = positions[3 * to + 2]! - positions[3 * from + 2]!;
    return deltaX * deltaX + deltaY * deltaY + deltaZ * deltaZ;
  }
}
