import { ROOM_HEARINGS, type RoomHearing } from '../../shared/model/people/lobby-room.ts';
import type { ParticipantId } from '../../shared/model/participant.ts';
import { ORIGIN_POSE } from '../../shared/model/pose.ts';
import { LIFE_STATES, SOUND_ZONES, TALK_TARGETS } from '../../shared/model/presence.ts';
import { MAX_WHISPER_TARGETS } from '../../shared/protocol/people/whisper-messages.ts';
import { BROADCAST, PLACEMENT, PLACEMENT_FIELDS } from '../mixer/placement.ts';
import type { EffectiveAccount } from './effective-account.ts';
import type { LabelNumbers } from './label-numbers.ts';

/** Fields whose values are labels. */
const LABEL_FIELDS = [PLACEMENT.world, PLACEMENT.enclosure, PLACEMENT.team, PLACEMENT.radio, PLACEMENT.group] as const;
type LabelField = (typeof LABEL_FIELDS)[number];

/** The people whom a participant hears and is heard by, whatever its position. */
export interface Circle {
  readonly id: ParticipantId;
  /** The label that all of a room or group have; '' = the open space. */
  readonly label: string;
  /** How people hear in the room; undefined = it is no room. */
  readonly hearing: RoomHearing | undefined;
  /** The only participants who hear this one; null = it does not whisper. */
  readonly whispersTo: readonly ParticipantId[] | null;
}

/** One participant's placement in the form that the mixer takes: `PLACEMENT_FIELDS` numbers. */
export class PlacementFields {
  readonly #numbers: LabelNumbers;
  readonly #labels: Record<LabelField, string> = {
    [PLACEMENT.world]: '',
    [PLACEMENT.enclosure]: '',
    [PLACEMENT.team]: '',
    [PLACEMENT.radio]: '',
    [PLACEMENT.group]: '',
  };
  readonly #next = new Float64Array(PLACEMENT_FIELDS);
  /** The values written last. */
  readonly values = new Float64Array(PLACEMENT_FIELDS);

  constructor(numbers: LabelNumbers) {
    this.#numbers = numbers;
  }

  /** Writes the participant's effective account and circle. Returns whether a number changed. */
  write(account: EffectiveAccount, circle: Circle): boolean {
    const next = this.#next;
    this.#writePlace(account);
    const { presence, talk } = account;
    this.#writeLabel(PLACEMENT.world, presence.world);
    this.#writeLabel(PLACEMENT.enclosure, presence.enclosure);
    this.#writeLabel(PLACEMENT.team, presence.team);
    this.#writeLabel(PLACEMENT.radio, talk.radio);
    this.#writeLabel(PLACEMENT.group, circle.label);
    this.#writeCircle(circle);
    next[PLACEMENT.state] = LIFE_STATES.indexOf(presence.state);
    next[PLACEMENT.reach] = account.reach;
    next[PLACEMENT.muffle] = presence.muffle;
    next[PLACEMENT.zone] = SOUND_ZONES.indexOf(presence.zone);
    next[PLACEMENT.talkTo] = account.isBroadcast ? BROADCAST : TALK_TARGETS.indexOf(talk.to);
    next[PLACEMENT.isPriority] = account.isPriority ? 1 : 0;
    next[PLACEMENT.remaining] = account.remaining;
    next[PLACEMENT.isFlat] = account.isFlat ? 1 : 0;
    let isChanged = false;
    for (let field = 0; field < PLACEMENT_FIELDS; field++) isChanged ||= next[field] !== this.values[field];
    if (isChanged) this.values.set(next);
    return isChanged;
  }

  /** Releases the numbers of its labels. */
  free(): void {
    for (const field of LABEL_FIELDS) this.#writeLabel(field, '');
  }

  /** Writes the position. Without one, all its fields are cleared, so that no former position shows. */
  #writePlace({ pose, camera }: EffectiveAccount): void {
    const avatar = pose ?? ORIGIN_POSE;
    const eyes = camera ?? avatar;
    const next = this.#next;
    next[PLACEMENT.isPlaced] = pose === null ? 0 : 1;
    next[PLACEMENT.x] = avatar.xMetres;
    next[PLACEMENT.y] = avatar.yMetres;
    next[PLACEMENT.z] = avatar.zMetres;
    next[PLACEMENT.yaw] = avatar.yawRadians;
    next[PLACEMENT.cameraX] = eyes.xMetres;
    next[PLACEMENT.cameraY] = eyes.yMetres;
    next[PLACEMENT.cameraZ] = eyes.zMetres;
    next[PLACEMENT.cameraYaw] = eyes.yawRadians;
  }

  #writeCircle({ id, hearing, whispersTo }: Circle): void {
    const next = this.#next;
    next[PLACEMENT.id] = id;
    next[PLACEMENT.room] = hearing === undefined ? 0 : 1 + ROOM_HEARINGS.indexOf(hearing);
    next[PLACEMENT.isWhispering] = whispersTo === null ? 0 : 1;
    for (let i = 0; i < MAX_WHISPER_TARGETS; i++) next[PLACEMENT.whispersTo + i] = whispersTo?.[i] ?? 0;
  }

  #writeLabel(field: LabelField, label: string): void {
    const last = this.#labels[field];
    if (label === last) return;
    this.#next[field] = this.#numbers.acquire(label);
    this.#numbers.release(last);
    this.#labels[field] = label;
  }
}
