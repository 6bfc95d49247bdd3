import type { MapPlayer } from '../map-player.ts';

/** Players so close together on the screen that a number is clearer than their dots. */
export interface Cluster {
  readonly members: readonly MapPlayer[];
  /** The mean position of its members. */
  readonly xMetres: number;
  readonly zMetres: number;
  /** How many of them hear you. */
  readonly hearerCount: number;
}

export interface Clustered {
  readonly clusters: readonly Cluster[];
  /** Players in no cluster, in their original order. */
  readonly singles: readonly MapPlayer[];
}

/** Dots closer than this overlap. */
const CROWDED_PIXELS = 20;

/** The radius that a number absorbs in a crowd; otherwise numbers would crowd as dots do. */
const GATHER_PIXELS = 36;

/** Two adjacent dots are as clear as a number. */
const LEAST_MEMBERS = 3;

/** From this scale on, players who overlap really stand inside each other. */
const MAX_PIXELS_PER_METRE = 9;

/** More squares than any world has in a column. */
const CELL_COLUMNS = 2 ** 22;

/**
 * Groups players around a first member where it is crowded. The first member is the lowest id not yet grouped, so
 * clusters are stable while the map moves, and nearly so while people walk. Players for whom `isAlone` returns true are
 * in no cluster.
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

/** Returns the number of the square of `reach` metres around a player, or of one next to it. */
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
