import { describe, expect, it } from 'vitest';
import { changesInWords } from '../../../../../../renderer/features/rules/words/rules-changes.ts';
import { shortChange } from '../../../../../../renderer/features/rules/words/short-change.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, type HearingRules } from '../../../../../../shared/spatial/hearing-rules.ts';

const t = createI18n().getFixedT('en', 'rules');
const { channels, stale, strengths } = DEFAULT_HEARING_RULES;
const CURVE: Partial<HearingRules> = {
  law: 'curve',
  curve: [
    [0, 1],
    [30, 0],
  ],
};
const everywhere = { alive: 'everywhere', dead: 'everywhere', spectator: 'everywhere' } as const;

interface Change {
  /** The rules before, where they differ from the defaults. */
  readonly from?: Partial<HearingRules>;
  readonly to: Partial<HearingRules>;
  readonly words: string;
}

/** Every field and every part of a field has a change here: a new rule does not compile without one. */
const CHANGES: { readonly [Field in keyof HearingRules]: readonly Change[] } = {
  law: [
    { to: { law: 'cubic' }, words: 'Attenuation: cubic instead of linear.' },
    { to: { law: 'flat' }, words: 'Distance no longer matters.' },
    { from: { law: 'flat' }, to: { law: 'linear' }, words: 'Voices carry 30 m instead of everywhere.' },
  ],
  minMetres: [{ to: { minMetres: 4 }, words: 'Full volume up to: 4 m instead of 2 m.' }],
  maxMetres: [
    { from: { maxMetres: 60 }, to: { maxMetres: 30 }, words: 'Voices carry 30 m instead of 60 m.' },
    {
      from: { floorGain: 0.1 },
      to: { maxMetres: 60 },
      words: 'Voices fade over 60 m instead of 30 m.',
    },
  ],
  edgeDb: [
    {
      from: { law: 'exponential' },
      to: { edgeDb: -30 },
      words: 'Volume before silence: \u221230 dB instead of \u221246 dB.',
    },
  ],
  curve: [
    {
      from: CURVE,
      to: {
        curve: [
          [0, 0.5],
          [30, 0],
        ],
      },
      words: 'The attenuation curve has new points.',
    },
  ],
  offsetMetres: [{ to: { offsetMetres: 1 }, words: 'Extra distance: 1 m instead of 0 m.' }],
  floorGain: [{ to: { floorGain: 0.1 }, words: 'Minimum volume: 10% instead of 0%.' }],
  strengths: [
    { to: { strengths: { ...strengths, whisper: 0 } }, words: 'Nobody can whisper.' },
    { to: { strengths: { ...strengths, whisper: 0.5 } }, words: 'Whispers carry 15 m instead of 9 m.' },
    { to: { strengths: { ...strengths, normal: 2 } }, words: 'Voices carry 60 m instead of 30 m.' },
    { to: { strengths: { ...strengths, shout: 0 } }, words: 'Nobody can shout.' },
    {
      from: { strengths: { ...strengths, shout: 0 } },
      to: { strengths },
      words: 'Shouts carry 60 m.',
    },
  ],
  pan: [{ to: { pan: 'off' }, words: 'Voice direction: Off instead of On.' }],
  directionFrom: [{ to: { directionFrom: 'avatar' }, words: 'Direction relative to: Avatar instead of Camera.' }],
  interauralDelay: [{ to: { interauralDelay: true }, words: 'Interaural delay: on.' }],
  airAbsorption: [{ to: { airAbsorption: true }, words: 'Air absorption: on.' }],
  enclosures: [
    {
      to: { enclosures: 'muffled' },
      words: 'Vehicles and rooms: Muffle voices through walls instead of No effect.',
    },
  ],
  teams: [
    { to: { teams: 'separate' }, words: 'Nearby voices reach only the speaker’s own team.' },
    { from: { teams: 'separate' }, to: { teams: 'ignored' }, words: 'Nearby voices reach other teams again.' },
  ],
  stale: [
    {
      to: { stale: { ...stale, policy: 'fade' } },
      words: 'When a position is lost: Fade to silence instead of Keep the last position.',
    },
    { to: { stale: { ...stale, afterSeconds: 9 } }, words: 'Lost after: 9 s instead of 5 s.' },
  ],
  phases: [
    {
      to: {
        phases: {
          ...DEFAULT_HEARING_RULES.phases,
          meeting: { alive: everywhere, dead: everywhere, spectator: everywhere },
        },
      },
      words: 'In a meeting: Everyone hears everyone, at any distance.',
    },
    {
      to: { phases: HEARING_PRESETS.shooter.phases },
      words:
        'While playing: The living no longer hear the dead or spectators. The dead hear the dead everywhere. ' +
        'The dead no longer hear the living or spectators. Spectators hear the dead and spectators everywhere. ' +
        'In a meeting: Everyone hears everyone, at any distance.',
    },
  ],
  channels: [
    { to: { channels: { ...channels, team: false } }, words: 'The team channel ends.' },
    { to: { channels: { ...channels, radio: false } }, words: 'Radio ends.' },
    { to: { channels: { ...channels, everybody: true } }, words: 'Players can also talk to everyone.' },
    { to: { channels: { ...channels, radioMetres: 1_000 } }, words: 'Radio range: 1 km instead of unlimited.' },
    { to: { channels: { ...channels, priority: true } }, words: 'Players can talk with priority.' },
    { to: { channels: { ...channels, whisper: false } }, words: 'Whispering to chosen players ends.' },
    {
      from: { channels: { ...channels, team: false, radio: false } },
      to: { channels: { ...channels, radioMetres: 500 } },
      words: 'Players can also talk to their team and by radio within 500 m.',
    },
  ],
  duckingDb: [
    { to: { duckingDb: -20 }, words: 'Volume of others during priority talk: \u221220 dB instead of \u221212 dB.' },
  ],
  effects: [{ to: { effects: true }, words: 'Effects: on.' }],
  trust: [
    {
      to: { trust: 'nothing' },
      words: 'Trust players’ own games with: Nothing; only the game server counts instead of Everything.',
    },
  ],
  recordsForReports: [
    {
      to: { recordsForReports: true },
      words: 'The host keeps the last 30 s of what each player hears. A report sends it to the moderators.',
    },
    {
      from: { recordsForReports: true },
      to: { recordsForReports: false },
      words: 'The lobby no longer records for reports.',
    },
  ],
  mapShows: [
    {
      to: { mapShows: 'nobody' },
      words: 'Nobody sees where others are, how far away, or who hears them.',
    },
    {
      to: { mapShows: 'everybody' },
      words: 'Players on the map: Everyone in the same world instead of Only players within hearing range.',
    },
  ],
};

describe.each(Object.entries(CHANGES))('a change of %s', (_field, changes) => {
  it.each(changes)('is “$words”', ({ from = {}, to, words }) => {
    const before = { ...DEFAULT_HEARING_RULES, ...from };
    expect(changesInWords(before, { ...before, ...to }, t).join(' ')).toBe(words);
  });
});

it('says nothing if nothing changes, or nothing that has an effect', () => {
  expect(changesInWords(DEFAULT_HEARING_RULES, structuredClone(DEFAULT_HEARING_RULES), t)).toEqual([]);
  expect(changesInWords(DEFAULT_HEARING_RULES, { ...DEFAULT_HEARING_RULES, edgeDb: -20 }, t)).toEqual([]);
  const flat = { ...DEFAULT_HEARING_RULES, law: 'flat' } as const;
  expect(changesInWords(flat, { ...flat, minMetres: 1, maxMetres: 99, floorGain: 0.5 }, t)).toEqual([]);
});

it('shortens what does not fit a line, with the phase first', () => {
  const before = { rules: DEFAULT_HEARING_RULES, phase: 'playing' } as const;
  expect(shortChange(before, { rules: HEARING_PRESETS.shooter, phase: 'meeting' }, t)).toBe(
    'A meeting begins. Voices carry 40 m instead of 30 m. And more.',
  );
  expect(shortChange(before, before, t)).toBe('');
});
