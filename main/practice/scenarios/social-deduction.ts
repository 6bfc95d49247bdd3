import { HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import type { Scenario, ScenarioPlayer } from './scenario.ts';

/** Two work in one room, three in another; Otter stands in the corridor between them. */
const FOX: ScenarioPlayer = { at: [0, 0] };
const OWL: ScenarioPlayer = { at: [2, 1] };
const OTTER: ScenarioPlayer = { at: [0.5, 3.5] };
const HERON: ScenarioPlayer = { at: [20, 0] };
const LYNX: ScenarioPlayer = { at: [22, 1] };
const WREN: ScenarioPlayer = { at: [20, 3] };

const dead = (player: ScenarioPlayer): ScenarioPlayer => ({ ...player, presence: { state: 'dead' } });

/** Tasks, a murder, a meeting, and the dead who keep talking. */
export const SOCIAL_DEDUCTION: Scenario = {
  rules: HEARING_PRESETS['social-deduction'],
  stretches: [
    {
      title: 'Tasks in two rooms',
      phase: 'playing',
      players: [FOX, OWL, OTTER, HERON, LYNX, WREN],
      speakers: [0, 2, 4],
    },
    {
      title: 'Wren walks away from its room',
      phase: 'playing',
      players: [FOX, OWL, OTTER, HERON, LYNX, { ...WREN, walksTo: [16, 3] }],
      speakers: [5],
    },
    { title: 'Otter is dead', phase: 'playing', players: [FOX, OWL, dead(OTTER), HERON, LYNX, WREN], speakers: [2, 0] },
    { title: 'Meeting', phase: 'meeting', players: [FOX, OWL, dead(OTTER), HERON, LYNX, WREN], speakers: [0, 4, 2] },
    {
      title: 'Lynx is voted out',
      phase: 'playing',
      players: [FOX, OWL, dead(OTTER), HERON, dead(LYNX), WREN],
      speakers: [4, 3, 1],
    },
  ],
};
