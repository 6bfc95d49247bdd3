/**
 * A *voice* is what a plan mixes: a speaker's sound in one timbre. Its number is slot + timbre * (capacity + 1), so the dry
 * voice of a slot has the slot's number.
 */
export const TIMBRE = { dry: 0, muffled: 1, radio: 2, underwater: 3, vent: 4, room: 5, hall: 6, phone: 7 } as const;

export const TIMBRE_COUNT = 8;

/** Added to the index of a zone in `SOUND_ZONES`, but `none`, to get its timbre. */
export const ZONE_TIMBRE_OFFSET = TIMBRE.underwater - 1;
