import { DEFAULT_HEARING_RULES, type HearingMatrix, type HearingMode, type HearingRules } from './hearing-rules.ts';
import { LAW_PRESETS } from './law-presets.ts';

export const HEARING_PRESET_IDS = ['social-deduction', 'survival', 'roleplay', 'shooter'] as const;
export type HearingPresetId = (typeof HEARING_PRESET_IDS)[number];

function all(mode: HearingMode): HearingMatrix {
  const row = { alive: mode, dead: mode, spectator: mode };
  return { alive: row, dead: row, spectator: row };
}

/** The dead and spectators hear the living nearby, and each other at any distance; the living hear only the living. */
const LIVING_AMONG_THEMSELVES: HearingMatrix = {
  alive: { alive: 'nearby', dead: 'silent', spectator: 'silent' },
  dead: { alive: 'nearby', dead: 'everywhere', spectator: 'everywhere' },
  spectator: { alive: 'nearby', dead: 'everywhere', spectator: 'everywhere' },
};

/** The living hear each other as if around one table; the dead and spectators listen, and talk among themselves. */
const MEETING: HearingMatrix = {
  alive: { alive: 'everywhere', dead: 'silent', spectator: 'silent' },
  dead: { alive: 'everywhere', dead: 'everywhere', spectator: 'everywhere' },
  spectator: { alive: 'everywhere', dead: 'everywhere', spectator: 'everywhere' },
};

/**
 * The dead hear and are heard only by the dead, so that they give nobody away; spectators hear everyone but are heard
 * only by spectators.
 */
const DEAD_APART: HearingMatrix = {
  alive: { alive: 'nearby', dead: 'silent', spectator: 'silent' },
  dead: { alive: 'silent', dead: 'everywhere', spectator: 'silent' },
  spectator: { alive: 'nearby', dead: 'everywhere', spectator: 'everywhere' },
};

/**
 * Hearing rules to start from, for kinds of games. A host may change every part. Explained in
 * `docs/players/hearing-rules.md`.
 */
export const HEARING_PRESETS: { readonly [id in HearingPresetId]: HearingRules } = {
  'social-deduction': {
    ...DEFAULT_HEARING_RULES,
    ...LAW_PRESETS.crewlink,
    stale: { policy: 'fade', afterSeconds: 5 },
    phases: { playing: LIVING_AMONG_THEMSELVES, meeting: MEETING },
    channels: { team: false, radio: false, everybody: false, radioMetres: null, priority: false },
    effects: true,
    mapShows: 'nobody',
  },
  survival: {
    ...DEFAULT_HEARING_RULES,
    ...LAW_PRESETS['simple-voice-chat'],
    stale: { policy: 'fade', afterSeconds: 5 },
    phases: { playing: all('nearby'), meeting: all('everywhere') },
    channels: { team: true, radio: false, everybody: false, radioMetres: null, priority: false },
    effects: true,
    mapShows: 'nearby',
  },
  roleplay: {
    ...DEFAULT_HEARING_RULES,
    ...LAW_PRESETS.fivem,
    enclosures: 'muffled',
    stale: { policy: 'fade', afterSeconds: 5 },
    phases: { playing: all('nearby'), meeting: all('everywhere') },
    channels: { team: false, radio: true, everybody: false, radioMetres: null, priority: false },
    effects: true,
    mapShows: 'nearby',
  },
  shooter: {
    ...DEFAULT_HEARING_RULES,
    law: 'inverse',
    minMetres: 2,
    maxMetres: 40,
    strengths: { whisper: 0.3, normal: 1, shout: 1.5 },
    airAbsorption: true,
    stale: { policy: 'fade', afterSeconds: 5 },
    phases: { playing: DEAD_APART, meeting: all('everywhere') },
    channels: { team: true, radio: true, everybody: false, radioMetres: null, priority: false },
    effects: true,
    mapShows: 'nobody',
  },
};
