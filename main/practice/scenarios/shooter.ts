import type { Presence } from '../../../shared/model/presence.ts';
import { HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import type { Scenario, ScenarioPlayer } from './scenario.ts';

const RED: Partial<Presence> = { team: 'red' };
const BLUE: Partial<Presence> = { team: 'blue' };
const TO_TEAM = { to: 'team' } as const;

/** Red spreads over the map; Heron of the blue team is near Fox, Lynx and Wren hide far away. */
const FOX: ScenarioPlayer = { at: [0, 0], presence: RED };
const OWL: ScenarioPlayer = { at: [12, 0], presence: RED };
const OTTER: ScenarioPlayer = { at: [120, 90], presence: RED };
const HERON: ScenarioPlayer = { at: [0, 8], presence: BLUE };
const LYNX: ScenarioPlayer = { at: [150, -60], presence: BLUE };
const WREN: ScenarioPlayer = { at: [156, -60], presence: BLUE };

const toTeam = (player: ScenarioPlayer): ScenarioPlayer => ({ ...player, talk: TO_TEAM });
const dead = (player: ScenarioPlayer): ScenarioPlayer => ({
  ...player,
  presence: { ...player.presence, state: 'dead' },
});

/** Team talk that nearby enemies overhear, proximity talk, the dead among themselves, and the end of the round. */
export const SHOOTER: Scenario = {
  rules: HEARING_PRESETS.shooter,
  stretches: [
    {
      title: 'Talk to the team',
      phase: 'playing',
      players: [FOX, OWL, OTTER, HERON, LYNX, WREN].map(toTeam),
      speakers: [0, 2, 3],
    },
    {
      title: 'Talk to those near',
      phase: 'playing',
      players: [FOX, OWL, OTTER, HERON, LYNX, WREN],
      speakers: [1, 3, 5],
    },
    {
      title: 'Otter and Lynx are dead',
      phase: 'playing',
      players: [FOX, OWL, toTeam(dead(OTTER)), HERON, toTeam(dead(LYNX)), WREN],
      speakers: [2, 4, 0],
    },
    {
      title: 'Owl, a spectator, looks on',
      phase: 'playing',
      players: [FOX, { ...OWL, presence: { ...RED, state: 'spectator' } }, OTTER, HERON, LYNX, WREN],
      speakers: [1, 0],
    },
    {
      title: 'End of the round',
      phase: 'meeting',
      players: [FOX, OWL, dead(OTTER), HERON, dead(LYNX), WREN],
      speakers: [2, 3],
    },
  ],
};
