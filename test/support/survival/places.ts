/** Where the programs of a scenario run: each place is a machine of its own. */
export type PlaceName = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'pub';

export interface Places {
  /** Whether all places are the loopback interface of this machine, so that nothing can be cut between them. */
  readonly isLoopbackOnly: boolean;
  /** Returns the program that runs another one in a place; none if it needs no other. */
  wrapperOf(place: PlaceName): readonly string[];
  /** Ends all programs in the places, and removes them. */
  close(): Promise<void>;
}

/** All places on the loopback interface: enough for what kills and freezes programs, and needs no rights. */
export const LOOPBACK_PLACES: Places = {
  isLoopbackOnly: true,
  wrapperOf: () => [],
  close: async () => undefined,
};
