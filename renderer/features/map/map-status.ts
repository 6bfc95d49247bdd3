/** The state of the map that the page around it shows. */
export interface MapStatusListeners {
  readonly onFollowingChanged: (isFollowing: boolean) => void;
  /** The number of players in the lobby who are not on the map. */
  readonly onElsewhere: (count: number) => void;
  /** The heading that is up now, in radians. */
  readonly onTurned: (upRadians: number) => void;
}

/** Tells the page around the map about changes only: it gets every value with every picture. */
export class MapStatus {
  readonly #listeners: MapStatusListeners;
  #isFollowing = true;
  #elsewhere = 0;
  #upRadians = 0;

  constructor(listeners: MapStatusListeners) {
    this.#listeners = listeners;
  }

  setFollowing(isFollowing: boolean): void {
    if (isFollowing === this.#isFollowing) return;
    this.#isFollowing = isFollowing;
    this.#listeners.onFollowingChanged(isFollowing);
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
