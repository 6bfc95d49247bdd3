import { BandEffect, PHONE_BAND, RADIO_BAND } from './band-effect.ts';
import { MuffledEffect } from './muffled-effect.ts';
import { HALL_REVERB, ReverbEffect, ROOM_REVERB } from './reverb-effect.ts';
import type { Timbre, TimbreEffect } from './timbre.ts';
import { UnderwaterEffect } from './underwater-effect.ts';
import { VentEffect } from './vent-effect.ts';

/** Creates the effect that gives a voice a timbre. It holds the voice's past, so each voice needs its own. */
export function createTimbreEffect(timbre: Exclude<Timbre, 'dry'>): TimbreEffect {
  switch (timbre) {
    case 'muffled':
      return new MuffledEffect();
    case 'radio':
      return new BandEffect(RADIO_BAND);
    case 'underwater':
      return new UnderwaterEffect();
    case 'vent':
      return new VentEffect();
    case 'room':
      return new ReverbEffect(ROOM_REVERB);
    case 'hall':
      return new ReverbEffect(HALL_REVERB);
    case 'phone':
      return new BandEffect(PHONE_BAND);
  }
}
