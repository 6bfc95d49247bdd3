import { ORIGIN_POSE } from '../../shared/model/pose.ts';
import { LIFE_STATES, SOUND_ZONES, TALK_TARGETS } from '../../shared/model/presence.ts';
import { PLACEMENT, PLACEMENT_FIELDS } from '../mixer/placement.ts';
import type { EffectiveAccount } from './effective-account.ts';
import type { LabelNumbers } from './label-numbers.ts';

/** Fields whose values are labels. */
const LABEL_FIELDS = [PLACEMENT.world, PLACEMENT.enclosure, PLACEMENT.team, PLACEMENT.radio, PLACEMENT.group] as const;

/** One participant's placement as the mixer takes it: `PLACEMENT_FIELDS` numbers. */
export class PlacementFields {
  readonly #numbers: LabelNumbers;
  readonly #labels: string[] = LABEL_FIELDS.map(() => '');
  readonly #next = new Float64Array(PLACEMENT_FIELDS);
  /** What was written last. */
  readonly values = new Float64Array(PLACEMENT_FIELDS);

  constructor(numbers: LabelNumbers) {
    this.#numbers = numbers;
  }

  /** Takes over what counts of the participant. Returns whether a number is different now. */
  write(account: EffectiveAccount, group: string): boolean {
    const next = this.#next;
    this.#writePlace(account);
    const { presence, talk } = account;
    this.#writeLabels([presence.world, presence.enclosure, presence.team, talk.radio, group]);
    next[PLACEMENT.state] = LIFE_STATES.indexOf(presence.state);
    next[PLACEMENT.reach] = account.reach;
    next[PLACEMENT.muffle] = presence.muffle;
    next[PLACEMENT.zone] = SOUND_ZONES.indexOf(presence.zone);
    next[PLACEMENT.talkTo] = TALK_TARGETS.indexOf(talk.to);
    next[PLACEMENT.isPriority] = account.isPriority ? 1 : 0;
    next[PLACEMENT.remaining] = account.remaining;
    next[PLACEMENT.isFlat] = account.isFlat ? 1 : 0;
    if (next.every((value, field) => value === this.values[field])) return false;
    this.values.set(next);
    return true;
  }

  /** Gives its labels' numbers back. */
  free(): void {
    this.#writeLabels(LABEL_FIELDS.map(() => ''));
  }

  /** Nobody's last place shows in the fields of who is nowhere. */
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

  #writeLabels(labels: readonly string[]): void {
    for (const [index, field] of LABEL_FIELDS.entries()) {
      const label = labels[index] ?? '';
      const last = this.#labels[index] ?? '';
      if (label === last) continue;
      this.#next[field] = this.#numbers.take(label);
      this.#numbers.release(last);
      this.#labels[index] = label;
    }
  }
}
