import type { SourceProblem } from '../../../../shared/model/position-source.ts';
import type { PositionsState, SourceStatus } from '../positions-store.ts';
import { NAMED_GAMES, type GameGuide, type GuideWay } from './game-guides.ts';

type Sending = Pick<PositionsState, 'report' | 'status' | 'ownPlacement'>;

/** The state of what a game sends now. */
export type GameState =
  | { readonly type: 'waiting' }
  /** Positions arrive. */
  | { readonly type: 'connected' }
  /** The game runs, but the player has no position. */
  | { readonly type: 'menu' }
  /** It has stopped. */
  | { readonly type: 'lost' }
  /** Another game sends. `feeder`: its name; '' = it has none. */
  | { readonly type: 'other'; readonly feeder: string }
  /** The game server sends, and nothing on this machine is needed. */
  | { readonly type: 'server' }
  | { readonly type: 'by-hand' }
  | { readonly type: 'problem'; readonly problem: SourceProblem };

/** Returns the source through which a way leads; undefined = none. */
export function sourceOfWay(way: GuideWay): 'mumble-link' | 'game-api' | undefined {
  if (way === 'none') return undefined;
  return way === 'api' ? 'game-api' : 'mumble-link';
}

/** Returns what arrives from the game of a guide. */
export function gameState(guide: GameGuide, sending: Sending): GameState {
  if (sending.ownPlacement?.from === 'server') return { type: 'server' };
  const feeding = feedingSource(sending);
  const wanted = sourceOfWay(guide.way);
  if (wanted === undefined)
    return feeding === undefined ? { type: 'by-hand' } : { type: 'other', feeder: feeding.feeder };
  if (feeding !== undefined && !isSentBy(guide, feeding)) return { type: 'other', feeder: feeding.feeder };
  const status = sending.status.sources.find(({ id }) => id === wanted);
  if (status === undefined) return { type: 'waiting' };
  if (feeding !== undefined) return { type: isInMenu(sending) ? 'menu' : 'connected' };
  if (status.problem !== null) return { type: 'problem', problem: status.problem };
  return { type: status.state === 'stale' && isSentBy(guide, status) ? 'lost' : 'waiting' };
}

/** Returns the guide for the game that sends now; undefined = none sends. Keeps `chosen` if it may be that one. */
export function sendingGuide(
  guides: readonly GameGuide[],
  chosen: string | null,
  sending: Sending,
): GameGuide | undefined {
  const feeding = feedingSource(sending);
  if (feeding === undefined) return undefined;
  const fitting = guides.filter((guide) => isSentBy(guide, feeding));
  const [best] = fitting
    .filter((guide) => matchLength(guide, feeding) > 0)
    .toSorted((a, b) => matchLength(b, feeding) - matchLength(a, feeding));
  return (
    fitting.find(({ id }) => id === chosen) ?? best ?? fitting.find(({ way }) => way === 'link-other') ?? fitting[0]
  );
}

/** The source on this machine that a game feeds now. */
function feedingSource({ report, status }: Sending): SourceStatus | undefined {
  const used = report?.source ?? status.used;
  return status.sources.find(
    ({ id, state }) => id === used && state === 'fresh' && (id === 'mumble-link' || id === 'game-api'),
  );
}

/** A game whose name is not known may be the one that sends under a name that no other game has. */
function isSentBy(guide: GameGuide, { id, feeder }: SourceStatus): boolean {
  if (sourceOfWay(guide.way) !== id) return false;
  return writes(guide, feeder) || (guide.writes.length === 0 && !NAMED_GAMES.some((other) => writes(other, feeder)));
}

function writes(guide: Pick<GameGuide, 'writes'>, feeder: string): boolean {
  return guide.writes.some((name) => feeder.startsWith(name));
}

/** How much of the name that a game writes a guide knows: the more, the better it fits. */
function matchLength(guide: GameGuide, { feeder }: SourceStatus): number {
  const known = [guide.name, ...guide.writes].filter((name) => feeder.startsWith(name));
  return Math.max(0, ...known.map(({ length }) => length));
}

function isInMenu({ report }: Sending): boolean {
  return report?.place.type === 'nowhere' && report.place.reason === 'menu';
}
