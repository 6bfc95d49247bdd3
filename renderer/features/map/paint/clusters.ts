import type { MapPlayer } from '../map-player.ts';

/** Players who stand so close together on the screen that one number says more than their dots. */
export interface Cluster {
  readonly members: readonly MapPlayer[];
  /** The middle of its members. */
  readonly xMetres: number;
  readonly zMetres: number;
  /** How many of them hear oneself. */
  readonly hearerCount: number;
}

export interface Clustered {
  readonly clusters: readonly Cluster[];
  /** Everybody who is in none, in their former order. */
  readonly singles: readonly MapPlayer[];
}

/** Dots nearer to each other than this cannot be told apart. */
const CROWDED_PIXELS = 20;

/** Where it is crowded, so much around goes into the number too: else numbers would crowd as dots do. */
const GATHER_PIXELS = 36;

/** Two dots beside each other are as clear as a number. */
const LEAST_MEMBERS = 3;

/** From here on the map is so large that those who overlap do stand in one another. */
const MAX_PIXELS_PER_METRE = 9;

/** More squares than any world has in a column. */
const CELL_COLUMNS = 2 ** 22;

/**
 * Puts together who is around a first member where it is crowded; the first is the lowest number of those still alone:
 * so the clusters stay the same while the map is moved, and nearly so while people walk. Whom `isAlone` says so is in
 * none.
 */
export function clusterPlayers(
  players: readonly MapPlayer[],
  pixelsPerMetre: number,
  isAlone: (player: MapPlayer) => boolean,
): Clustered {
  if (pixelsPerMetre > MAX_PIXELS_PER_METRE) return { clusters: [], singles: players };
  const reach = GATHER_PIXELS / pixelsPerMetre;
  const free = players.filter((player) => !isAlone(player)).sort((a, b) => a.id - b.id);
  const cells = new Map<number, MapPlayer[]>();
  for (const player of free) {
    const cell = cellOf(player, reach, 0, 0);
    const neighbours = cells.get(cell);
    if (neighbours === undefined) cells.set(cell, [player]);
    else neighbours.push(player);
  }
  const taken = new Set<MapPlayer>();
  const clusters: Cluster[] = [];
  for (const first of free) {
    if (taken.has(first)) continue;
    const members: MapPlayer[] = [];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dz = -1; dz <= 1; dz++) {
        for (const other of cells.get(cellOf(first, reach, dx, dz)) ?? [])
          if (!taken.has(other) && isWithin(first, other, reach)) members.push(other);
      }
    }
    const crowdedMetres = CROWDED_PIXELS / pixelsPerMetre;
    if (members.filter((member) => isWithin(first, member, crowdedMetres)).length < LEAST_MEMBERS) continue;
    for (const member of members) taken.add(member);
    clusters.push(clusterOf(members));
  }
  return { clusters, singles: players.filter((player) => !taken.has(player)) };
}

/** A number for the square of `reach` metres that somebody stands in, or for one beside it. */
function cellOf({ pose }: MapPlayer, reach: number, dx: number, dz: number): number {
  return (Math.floor(pose.xMetres / reach) + dx) * CELL_COLUMNS + Math.floor(pose.zMetres / reach) + dz;
}

function clusterOf(members: readonly MapPlayer[]): Cluster {
  let [xMetres, zMetres, hearerCount] = [0, 0, 0];
  for (const { pose, isHearer } of members) {
    xMetres += pose.xMetres / members.length;
    zMetres += pose.zMetres / members.length;
    if (isHearer) hearerCount++;
  }
  return { members, xMetres, zMetres, hearerCount };
}

function isWithin(a: MapPlayer, b: MapPlayer, metres: number): boolean {
  return Math.hypot(a.pose.xMetres - b.pose.xMetres, a.pose.zMetres - b.pose.zMetres) < metres;
}
