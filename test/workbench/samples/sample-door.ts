import type { DoorMessage } from '../../../shared/protocol/people/door-messages.ts';

/** The door of a lobby that everyone with the invitation joins. */
export const SAMPLE_DOOR: DoorMessage = {
  type: 'door',
  ...{ entry: 'open', known: false, hasPassword: false, places: null, maxPlaces: 100, perMinute: null },
  ...{ newcomers: 0, knocks: [] },
};
