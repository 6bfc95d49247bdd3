import type { ParticipantId } from '../../../shared/model/participant.ts';

/** The player that stays in the middle: you, or another; null = nobody does. */
export type Followed = 'you' | ParticipantId | null;

/** The state of the map that the page around it shows. */
export interface MapStatusListeners {
  readonly onFollowingChanged: (followed: Followed) => void;
  /** The number of players in the lobby who are not on the map. */
  readonly onElsewhere: (count: number) => void;
  /** The heading that is up now, in radians. */
  readonly onTurned: (upRadians: number) => void;
}

/** Tells the page around the map about changes only: it gets every value with every picture. */
export class MapStatus {
  readonly #listeners: MapStatusListeners;
  #followed: Followed = 'you';
  #elsewhere = 0;
  #upRadians = 0;

  constructor(listeners: MapStatusListeners) {
    this.#listeners = listeners;
  }

  setFollowing(followed: Followed): void {
    if (followed === this.#followed) return;
    this.#followed = followed;
    this.#listeners.onFollowingChanged(followed);
  }

  setElsewhere(count: number): void {
    if (count === this.#elsewhere) return;
    this.#elsewhere = count;
    this.#listeners.onElsewhere(count);
  }

  setUp(upRadians: number): void {
    if (upRadians === this.#upRadians) return;
    this.#upRadians = upRadians;
    this.#listeners.onTurned(upRadians);
  }
}
