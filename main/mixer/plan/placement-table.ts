import { MAX_COORDINATE_METRES } from '../../../shared/model/pose.ts';
import { ROOM_HEARINGS } from '../../../shared/model/people/lobby-room.ts';
import { LIFE_STATES, SOUND_ZONES } from '../../../shared/model/presence.ts';
import { MAX_WHISPER_TARGETS } from '../../../shared/protocol/people/whisper-messages.ts';
import { BROADCAST, PLACEMENT, PLACEMENT_FIELDS } from '../placement.ts';

/** The placement of an unknown participant: no position, alive, talks normally to everybody near. */
const UNKNOWN = new Float64Array(PLACEMENT_FIELDS);
UNKNOWN[PLACEMENT.reach] = 1;
UNKNOWN[PLACEMENT.remaining] = 1;

/**
 * Everybody's placement in flat arrays indexed by slot, with each number made safe for arithmetic: a participant whose
 * position is not a number has none, coordinates lie within the largest world, and shares lie between 0 and 1.
 * Allocation-free after construction.
 */
export class PlacementTable {
  readonly isPlaced: Uint8Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly cosYaw: Float64Array;
  readonly sinYaw: Float64Array;
  readonly cameraX: Float64Array;
  readonly cameraY: Float64Array;
  readonly cameraZ: Float64Array;
  readonly cosCameraYaw: Float64Array;
  readonly sinCameraYaw: Float64Array;
  /** Labels are kept unchanged: NaN equals no other label. */
  readonly world: Float64Array;
  readonly enclosure: Float64Array;
  readonly team: Float64Array;
  readonly radio: Float64Array;
  readonly group: Float64Array;
  readonly state: Uint8Array;
  readonly reach: Float64Array;
  readonly muffle: Float64Array;
  readonly zone: Uint8Array;
  readonly talkTo: Uint8Array;
  readonly isPriority: Uint8Array;
  readonly remaining: Float64Array;
  readonly isFlat: Uint8Array;
  readonly room: Uint8Array;
  readonly id: Float64Array;
  readonly isWhispering: Uint8Array;
  /** `MAX_WHISPER_TARGETS` ids for each slot. */
  readonly whispersTo: Float64Array;

  /** Creates a table for slots 1 to `capacity`. */
  constructor(capacity: number) {
    const numbers = (): Float64Array => new Float64Array(capacity + 1);
    const codes = (): Uint8Array => new Uint8Array(capacity + 1);
    this.isPlaced = codes();
    [this.x, this.y, this.z, this.cosYaw, this.sinYaw] = [numbers(), numbers(), numbers(), numbers(), numbers()];
    [this.cameraX, this.cameraY, this.cameraZ, this.cosCameraYaw, this.sinCameraYaw] = [
      numbers(),
      numbers(),
      numbers(),
      numbers(),
      numbers(),
    ];
    [this.world, this.enclosure, this.team, this.radio, this.group] = [
      numbers(),
      numbers(),
      numbers(),
      numbers(),
      numbers(),
    ];
    [this.state, this.zone, this.talkTo, this.isPriority, this.isFlat] = [codes(), codes(), codes(), codes(), codes()];
    [this.reach, this.muffle, this.remaining] = [numbers(), numbers(), numbers()];
    [this.room, this.isWhispering, this.id] = [codes(), codes(), numbers()];
    this.whispersTo = new Float64Array(MAX_WHISPER_TARGETS * (capacity + 1));
    for (let slot = 0; slot <= capacity; slot++) this.clear(slot);
  }

  /** Forgets everything about `slot`. */
  clear(slot: number): void {
    this.set(slot, UNKNOWN);
  }

  /** Copies the `PLACEMENT_FIELDS` numbers of `slot`. */
  set(slot: number, fields: Float64Array): void {
    this.#setPlace(slot, fields);
    this.world[slot] = fields[PLACEMENT.world]!;
    this.enclosure[slot] = fields[PLACEMENT.enclosure]!;
    this.team[slot] = fields[PLACEMENT.team]!;
    this.radio[slot] = fields[PLACEMENT.radio]!;
    this.group[slot] = fields[PLACEMENT.group]!;
    this.state[slot] = indexOf(fields[PLACEMENT.state]!, LIFE_STATES.length);
    this.zone[slot] = indexOf(fields[PLACEMENT.zone]!, SOUND_ZONES.length);
    this.talkTo[slot] = indexOf(fields[PLACEMENT.talkTo]!, BROADCAST + 1);
    const reach = fields[PLACEMENT.reach]!;
    this.reach[slot] = reach > 0 ? reach : 0;
    this.muffle[slot] = shareOf(fields[PLACEMENT.muffle]!);
    this.remaining[slot] = shareOf(fields[PLACEMENT.remaining]!);
    this.isPriority[slot] = fields[PLACEMENT.isPriority] === 1 ? 1 : 0;
    this.isFlat[slot] = fields[PLACEMENT.isFlat] === 1 ? 1 : 0;
    this.room[slot] = indexOf(fields[PLACEMENT.room]!, ROOM_HEARINGS.length + 1);
    this.id[slot] = fields[PLACEMENT.id]!;
    this.isWhispering[slot] = fields[PLACEMENT.isWhispering] === 1 ? 1 : 0;
    for (let i = 0; i < MAX_WHISPER_TARGETS; i++)
      this.whispersTo[MAX_WHISPER_TARGETS * slot + i] = fields[PLACEMENT.whispersTo + i]!;
  }

  #setPlace(slot: number, fields: Float64Array): void {
    const x = fields[PLACEMENT.x]!;
    const y = fields[PLACEMENT.y]!;
    const z = fields[PLACEMENT.z]!;
    this.isPlaced[slot] = fields[PLACEMENT.isPlaced] === 1 && isFinite(x + y + z) ? 1 : 0;
    this.x[slot] = coordinateOf(x);
    this.y[slot] = coordinateOf(y);
    this.z[slot] = coordinateOf(z);
    const yaw = isFinite(fields[PLACEMENT.yaw]!) ? fields[PLACEMENT.yaw]! : 0;
    this.cosYaw[slot] = Math.cos(yaw);
    this.sinYaw[slot] = Math.sin(yaw);
    const hasCamera = isFinite(fields[PLACEMENT.cameraX]! + fields[PLACEMENT.cameraY]! + fields[PLACEMENT.cameraZ]!);
    this.cameraX[slot] = coordinateOf(hasCamera ? fields[PLACEMENT.cameraX]! : x);
    this.cameraY[slot] = coordinateOf(hasCamera ? fields[PLACEMENT.cameraY]! : y);
    this.cameraZ[slot] = coordinateOf(hasCamera ? fields[PLACEMENT.cameraZ]! : z);
    const cameraYaw = isFinite(fields[PLACEMENT.cameraYaw]!) ? fields[PLACEMENT.cameraYaw]! : yaw;
    this.cosCameraYaw[slot] = Math.cos(cameraYaw);
    this.sinCameraYaw[slot] = Math.sin(cameraYaw);
  }
}

function isFinite(value: number): boolean {
  return value - value === 0;
}

function coordinateOf(metres: number): number {
  return metres > MAX_COORDINATE_METRES
    ? MAX_COORDINATE_METRES
    : metres > -MAX_COORDINATE_METRES
      ? metres
      : metres <= -MAX_COORDINATE_METRES
        ? -MAX_COORDINATE_METRES
        : 0;
}

function shareOf(value: number): number {
  return value >= 1 ? 1 : value > 0 ? value : 0;
}

/** Returns an index below `count`; anything else counts as the first. */
function indexOf(value: number, count: number): number {
  return value > 0 && value < count && Math.floor(value) === value ? value : 0;
}
