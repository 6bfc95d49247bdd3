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
  it('names where a voice is full, where it ends, and how far whispers and shouts carry', () => {
    expect(sentences(DEFAULT_HEARING_RULES, 'Distance')).toBe(
      'A voice is at full loudness up to 2 m, then falls evenly. It ends at 30 m. A whisper carries 9 m, a shout 60 m.',
    );
  });

  it('names a floor, and that nobody can whisper or shout', () => {
    const rules: HearingRules = {
      ...DEFAULT_HEARING_RULES,
      floorGain: 0.1,
      strengths: { whisper: 0, normal: 1, shout: 0 },
    };
    expect(sentences(rules, 'Distance')).toContain('Beyond 30 m it stays at 10%. Nobody can whisper or shout.');
  });

  it('is short where it does not count', () => {
    expect(sentences({ ...DEFAULT_HEARING_RULES, law: 'flat' }, 'Distance')).toBe(
      'Everybody is heard at full loudness, wherever they are.',
    );
  });
});

describe('who hears whom in words', () => {
  it('is one sentence where all are alike, in both phases', () => {
    expect(sentences(DEFAULT_HEARING_RULES, 'Who hears whom')).toBe('Everybody hears who is near.');
  });

  it('is a sentence for each state where they differ', () => {
    expect(matrixWords(HEARING_PRESETS['social-deduction'].phases.playing, t)).toEqual([
      'The living hear the living nearby, not the dead or spectators.',
      'The dead hear the living nearby, the dead and spectators everywhere.',
      'Spectators hear the living nearby, the dead and spectators everywhere.',
    ]);
    const deaf = { alive: 'silent', dead: 'silent', spectator: 'silent' } as const;
    expect(matrixWords({ ...DEFAULT_HEARING_RULES.phases.playing, dead: deaf }, t)[1]).toBe('The dead hear nobody.');
  });

  it('tells the phases apart where they differ', () => {
    expect(sentences(HEARING_PRESETS.survival, 'Who hears whom')).toBe(
      'While playing: Everybody hears who is near. In a meeting: Everybody hears everybody, wherever they are.',
    );
  });
});

it('says what channels, sound and lost positions do', () => {
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
    'People can also talk by radio over 1.5 km and to everybody. Players may speak with priority.',
  );
  expect(sentences(rules, 'Sound')).toBe(
    'Voices come from no side. Voices are muffled through the walls of vehicles and rooms.',
  );
  expect(sentences(rules, 'Positions')).toBe(
    "Whose position is lost for 3 s is heard as in a channel. The map shows only who is near enough to be heard. Only the game's server says who is where.",
  );
});

describe('direction in words', () => {
  const direction = (change: Partial<HearingRules>) => sentences({ ...DEFAULT_HEARING_RULES, ...change }, 'Sound');

  it('says that a head is heard by in 3D, and what that needs', () => {
    expect(direction({ pan: 'binaural' })).toBe(
      'Voices come from where people are, as your camera looks, in 3D. With headphones, voices in front, behind, above and below sound different.',
    );
    expect(direction({ pan: 'binaural', directionFrom: 'avatar' })).toContain('as your avatar looks, in 3D.');
  });

  it('names the delay between the ears only where its rule changes anything', () => {
    const namesDelay = (pan: HearingRules['pan']): boolean =>
      direction({ pan, interauralDelay: true })?.includes('far ear') === true;
    expect(PAN_MODES.filter(namesDelay)).toEqual(['full', 'reduced']);
  });
});
