import { describe, expect, it } from 'vitest';
import { matrixWords, rulesInWords } from '../../../../../renderer/features/rules/rules-in-words.ts';
import { createI18n } from '../../../../../renderer/i18n/i18n.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, PAN_MODES, type HearingRules } from '../../../../../shared/spatial/hearing-rules.ts';

const t = createI18n().getFixedT('en', 'rules');

const sentences = (rules: HearingRules, topic: string) =>
  rulesInWords(rules, t)
    .find((words) => words.topic === topic)
    ?.sentences.join(' ');

describe('distance in words', () => {
  it('names the range of full volume, the range of voices, and those of whispers and shouts', () => {
    expect(sentences(DEFAULT_HEARING_RULES, 'Distance')).toBe(
      'Voices are at full volume up to 2 m, then fade evenly. They are silent beyond 30 m. Whispers carry 9 m, shouts 60 m.',
    );
  });

  it('names a minimum volume, and that nobody can whisper or shout', () => {
    const rules: HearingRules = {
      ...DEFAULT_HEARING_RULES,
      floorGain: 0.1,
      strengths: { whisper: 0, normal: 1, shout: 0 },
    };
    expect(sentences(rules, 'Distance')).toContain('Beyond 30 m they stay at 10%. Nobody can whisper or shout.');
  });

  it('is one sentence for the flat law', () => {
    expect(sentences({ ...DEFAULT_HEARING_RULES, law: 'flat' }, 'Distance')).toBe(
      'Everyone is heard at full volume, at any distance.',
    );
  });
});

describe('who hears whom in words', () => {
  it('is one sentence when every state hears alike in both phases', () => {
    expect(sentences(DEFAULT_HEARING_RULES, 'Who hears whom')).toBe('Everyone hears players nearby.');
  });

  it('has a sentence for each state that hears differently', () => {
    expect(matrixWords(HEARING_PRESETS['social-deduction'].phases.playing, t)).toEqual([
      'The living hear the living nearby, not the dead or spectators.',
      'The dead hear the living nearby, the dead and spectators everywhere.',
      'Spectators hear the living nearby, the dead and spectators everywhere.',
    ]);
    const deaf = { alive: 'silent', dead: 'silent', spectator: 'silent' } as const;
    expect(matrixWords({ ...DEFAULT_HEARING_RULES.phases.playing, dead: deaf }, t)[1]).toBe('The dead hear nobody.');
  });

  it('names both phases when they differ', () => {
    expect(sentences(HEARING_PRESETS.survival, 'Who hears whom')).toBe(
      'While playing: Everyone hears players nearby. In a meeting: Everyone hears everyone, at any distance.',
    );
  });
});

it('describes channels, sound and lost positions', () => {
  const rules: HearingRules = {
    ...DEFAULT_HEARING_RULES,
    channels: { team: false, radio: true, everybody: true, radioMetres: 1_500, priority: true },
    pan: 'off',
    enclosures: 'muffled',
    trust: 'nothing',
    mapShows: 'nearby',
    stale: { policy: 'flat', afterSeconds: 3 },
  };
  expect(sentences(rules, 'Channels')).toContain(
    'Players can also talk by radio within 1.5 km and to everyone. Players can talk with priority.',
  );
  expect(sentences(rules, 'Sound')).toBe('Voices have no direction. Walls of vehicles and rooms muffle voices.');
  expect(sentences(rules, 'Positions')).toBe(
    'Players whose position is lost for 3 s are heard as on a channel. The map shows only players within hearing range. Only the game server sets positions.',
  );
});

it('says that nobody sees others', () => {
  expect(sentences({ ...DEFAULT_HEARING_RULES, mapShows: 'nobody' }, 'Positions')).toContain(
    'Nobody sees where others are, how far away, or who hears them.',
  );
});

describe('direction in words', () => {
  const direction = (change: Partial<HearingRules>) => sentences({ ...DEFAULT_HEARING_RULES, ...change }, 'Sound');

  it('mentions 3D and the headphones it needs', () => {
    expect(direction({ pan: 'binaural' })).toBe(
      'Voices come from each player’s direction in 3D, relative to your camera. Wear headphones to tell front from back and above from below.',
    );
    expect(direction({ pan: 'binaural', directionFrom: 'avatar' })).toContain('in 3D, relative to your avatar.');
  });

  it('mentions the interaural delay only for the modes it affects', () => {
    const namesDelay = (pan: HearingRules['pan']): boolean =>
      direction({ pan, interauralDelay: true })?.includes('far ear') === true;
    expect(PAN_MODES.filter(namesDelay)).toEqual(['full', 'reduced']);
  });
});

it('does not mention priority or radios where there are none', () => {
  const words = rulesInWords({ ...HEARING_PRESETS['social-deduction'], duckingDb: -12 }, t)
    .flatMap((topic) => topic.sentences)
    .join(' ');
  expect(words).toContain('No team, radio or lobby-wide channel.');
  expect(words).not.toMatch(/priority|Radios/);
  expect(words).toContain('Water and rooms change how voices sound.');
});
