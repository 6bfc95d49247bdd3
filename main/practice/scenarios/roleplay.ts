import type { VoiceStrength } from '../../../shared/model/presence.ts';
import { HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import type { Scenario, ScenarioPlayer, ScenarioStretch } from './scenario.ts';

/**
 * A street: Owl is next to Fox, Otter and Heron are farther away, Lynx is at the other end of the town, and Wren is
 * still choosing its clothes.
 */
const FOX: ScenarioPlayer = { at: [0, 0] };
const OWL: ScenarioPlayer = { at: [1.5, 0] };
const OTTER: ScenarioPlayer = { at: [0, 5] };
const HERON: ScenarioPlayer = { at: [0, -11] };
const LYNX: ScenarioPlayer = { at: [400, 300] };
const WREN: ScenarioPlayer = { at: null };

function speakInTheStreet(title: string, voice: VoiceStrength): ScenarioStretch {
  return {
    title,
    phase: 'playing',
    players: [{ ...FOX, talk: { voice } }, OWL, OTTER, HERON, LYNX, WREN],
    speakers: [0],
  };
}

const CAR = { enclosure: 'car 1' };
const TUNED = { radio: '7.1' };

/** Whispering, talking and shouting in the street; a car; a police radio; a mask; somebody under water. */
export const ROLEPLAY: Scenario = {
  rules: HEARING_PRESETS.roleplay,
  stretches: [
    speakInTheStreet('Fox whispers in the street', 'whisper'),
    speakInTheStreet('Fox talks in the street', 'normal'),
    speakInTheStreet('Fox shouts down the street', 'shout'),
    {
      title: 'Fox and Owl sit in a car',
      phase: 'playing',
      players: [{ ...FOX, presence: CAR }, { ...OWL, presence: CAR }, OTTER, HERON, LYNX, WREN],
      speakers: [0, 2],
    },
    {
      title: 'Radio: Fox and Lynx are tuned in, Owl to another channel',
      phase: 'playing',
      players: [
        { ...FOX, talk: TUNED },
        { ...OWL, talk: { radio: '3.0' } },
        OTTER,
        HERON,
        { ...LYNX, talk: { ...TUNED, to: 'radio' } },
        WREN,
      ],
      speakers: [4, 0],
    },
    {
      title: 'Owl wears a mask, Otter is under water',
      phase: 'playing',
      players: [
        FOX,
        { ...OWL, presence: { muffle: 0.6 } },
        { ...OTTER, presence: { zone: 'underwater' } },
        HERON,
        LYNX,
        WREN,
      ],
      speakers: [1, 0],
    },
    {
      title: 'Another dimension: Owl steps through a door',
      phase: 'playing',
      players: [FOX, { ...OWL, presence: { world: 'inside' } }, OTTER, HERON, LYNX, { at: [1, 1] }],
      speakers: [1, 0],
    },
  ],
};
