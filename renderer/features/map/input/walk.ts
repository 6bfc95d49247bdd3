import type { Pose } from '../../../../shared/model/pose.ts';
import { turnBetween } from '../../../../shared/spatial/bearing.ts';

const WALK_METRES_PER_SECOND = 4.5;
const RUN_METRES_PER_SECOND = 10;
const TURN_RADIANS_PER_SECOND = 2.6;

/** The body turns to its walking direction within a fifth of a second. */
const FACE_RADIANS_PER_SECOND = 12;

/** The spacing of newcomers around the middle. */
const START_SPACING_METRES = 3.5;
const GOLDEN_ANGLE_RADIANS = 2.399963;

/** Where the player wants to go: held keys and a clicked place. */
export interface WalkIntent {
  /** -1 west, 1 east. */
  readonly east: -1 | 0 | 1;
  /** -1 south, 1 north. */
  readonly north: -1 | 0 | 1;
  /** -1 backwards, 1 forwards. */
  readonly forward: -1 | 0 | 1;
  /** -1 to the left, 1 to the right. */
  readonly turn: -1 | 0 | 1;
  readonly isRunning: boolean;
  readonly target: { readonly xMetres: number; readonly zMetres: number } | null;
}

/**
 * Returns the intent of the held keys (`KeyboardEvent.code`). Opposite keys cancel each other. On a map that turns with
 * the player, the keys move forward and turn: walking to the right of the picture would turn the picture, and with it
 * what is right.
 */
export function intentOfKeys(
  held: ReadonlySet<string>,
  target: WalkIntent['target'],
  isHeadingUp: boolean,
): WalkIntent {
  const isHeld = (code: string): number => (held.has(code) ? 1 : 0);
  const sideways = signOf(isHeld('KeyD') - isHeld('KeyA'));
  const ahead = signOf(isHeld('KeyW') - isHeld('KeyS'));
  const turn = signOf(isHeld('KeyE') - isHeld('KeyQ'));
  const isRunning = held.has('ShiftLeft') || held.has('ShiftRight');
  if (isHeadingUp) return { east: 0, north: 0, forward: ahead, turn: signOf(turn + sideways), isRunning, target };
  return { east: sideways, north: ahead, forward: 0, turn, isRunning, target };
}

/** Returns whether `intent` neither moves nor turns the player. */
export function isIdle(intent: WalkIntent): boolean {
  return intent.east === 0 && intent.north === 0 && intent.forward === 0 && intent.turn === 0 && intent.target === null;
}

/**
 * Takes a step of `seconds`. Keys override the clicked place, which is then dropped. Diagonals are as fast as straight
 * lines, and the body turns to where it goes.
 */
export function stepWalk(
  pose: Pose,
  intent: WalkIntent,
  seconds: number,
): { readonly pose: Pose; readonly target: WalkIntent['target'] } {
  const reach = (intent.isRunning ? RUN_METRES_PER_SECOND : WALK_METRES_PER_SECOND) * seconds;
  const turned = { ...pose, yawRadians: pose.yawRadians + intent.turn * TURN_RADIANS_PER_SECOND * seconds };
  if (intent.east !== 0 || intent.north !== 0) {
    const scale = reach / Math.hypot(intent.east, intent.north);
    return { pose: moveBy(turned, intent.east * scale, intent.north * scale, seconds), target: null };
  }
  if (intent.forward !== 0) {
    const along = intent.forward * reach;
    return {
      pose: {
        ...turned,
        xMetres: pose.xMetres + along * Math.sin(turned.yawRadians),
        zMetres: pose.zMetres + along * Math.cos(turned.yawRadians),
      },
      target: null,
    };
  }
  if (intent.target === null) return { pose: turned, target: null };
  const dx = intent.target.xMetres - pose.xMetres;
  const dz = intent.target.zMetres - pose.zMetres;
  const distance = Math.hypot(dx, dz);
  if (distance <= reach) return { pose: { ...turned, ...intent.target }, target: null };
  return { pose: moveBy(turned, (dx * reach) / distance, (dz * reach) / distance, seconds), target: intent.target };
}

/** Moves a pose, facing the direction of the move unless that is too short to tell. */
export function placeAt(pose: Pose, xMetres: number, zMetres: number): Pose {
  const dx = xMetres - pose.xMetres;
  const dz = zMetres - pose.zMetres;
  return { ...pose, xMetres, zMetres, yawRadians: Math.hypot(dx, dz) > 0.05 ? Math.atan2(dx, dz) : pose.yawRadians };
}

/** Returns where a participant starts without a game: on a spiral around the middle, so that nobody overlaps. */
export function startPose(participantId: number): Pose {
  const turn = participantId - 1;
  const radius = START_SPACING_METRES * Math.sqrt(turn);
  const angle = turn * GOLDEN_ANGLE_RADIANS;
  return { xMetres: radius * Math.sin(angle), yMetres: 0, zMetres: radius * Math.cos(angle), yawRadians: 0 };
}

function moveBy(pose: Pose, dx: number, dz: number, seconds: number): Pose {
  const difference = turnBetween(pose.yawRadians, Math.atan2(dx, dz));
  const limit = FACE_RADIANS_PER_SECOND * seconds;
  const yawRadians = pose.yawRadians + Math.min(limit, Math.max(-limit, difference));
  return { ...pose, xMetres: pose.xMetres + dx, zMetres: pose.zMetres + dz, yawRadians };
}

function signOf(value: number): -1 | 0 | 1 {
  return Math.sign(value) as -1 | 0 | 1;
}
