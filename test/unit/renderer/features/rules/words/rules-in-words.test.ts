import { describe, expect, it } from 'vitest';
import { matrixWords } from '../../../../../../renderer/features/rules/words/matrix-in-words.ts';
import { rulesInWords } from '../../../../../../renderer/features/rules/words/rules-in-words.ts';
import { createI18n } from '../../../../../../renderer/i18n/i18n.ts';
import { HEARING_PRESETS } from '../../../../../../shared/spatial/hearing-presets.ts';
import { LIFE_STATES } from '../../../../../../shared/model/presence.ts';
import {
  DEFAULT_HEARING_RULES,
  DISTANCE_LAWS,
  GAME_PHASES,
  MAP_MODES,
  PAN_MODES,
  type HearingMatrix,
  type HearingMode,
  type HearingRules,
} from '../../../../../../shared/spatial/hearing-rules.ts';

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
      'Distance makes no difference: voices are at full volume everywhere.',
    );
  });

  it('counts the factor of a normal voice', () => {
    const strengths = { whisper: 0, normal: 2, shout: 0 };
    expect(sentences({ ...DEFAULT_HEARING_RULES, strengths }, 'Distance')).toContain(
      'full volume up to 4 m, then fade evenly. They are silent beyond 60 m.',
    );
  });

  it('does not say that voices end where they only fade', () => {
    expect(sentences({ ...DEFAULT_HEARING_RULES, floorGain: 0.1 }, 'Distance')).toContain(
      'Whispers fade within 9 m, shouts within 60 m.',
    );
    expect(sentences({ ...DEFAULT_HEARING_RULES, floorGain: 1 }, 'Distance')).toBe(
      'Voices are at full volume at any distance in the same world.',
    );
  });

  it('names the phase to which it applies', () => {
    expect(sentences(HEARING_PRESETS.survival, 'Distance')).toMatch(/^While playing: Voices are at full volume/);
  });
});

describe('who hears whom in words', () => {
  it('is one sentence when every state hears alike in both phases', () => {
    expect(sentences(DEFAULT_HEARING_RULES, 'Hearing')).toBe('Everyone hears players nearby.');
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
    expect(sentences(HEARING_PRESETS.survival, 'Hearing')).toBe(
      'While playing: Everyone hears players nearby. In a meeting: Everyone hears everyone, at any distance.',
    );
  });
});

it('says whether teams keep voices from each other, where anybody is heard nearby', () => {
  const apart = { ...DEFAULT_HEARING_RULES, teams: 'separate' } as const;
  expect(sentences(apart, 'Hearing')).toBe(
    'Everyone hears players nearby. Nearby voices reach only the speaker’s own team.',
  );
  expect(sentences(DEFAULT_HEARING_RULES, 'Hearing')).not.toContain('team');
  const { phases } = HEARING_PRESETS.survival;
  const everywhere = { ...apart, phases: { playing: phases.meeting, meeting: phases.meeting } };
  expect(sentences(everywhere, 'Hearing')).not.toContain('team');
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
    'If a position is lost for 3 s, that player is heard at full volume, as on a channel. The map shows only players within hearing range. Only the game server sets positions.',
  );
});

it('says that nobody sees others', () => {
  expect(sentences({ ...DEFAULT_HEARING_RULES, mapShows: 'nobody' }, 'Positions')).toContain(
    'Nobody sees where others are, how far away, or who hears them.',
  );
});

describe('direction in words', () => {
  const direction = (change: Partial<HearingRules>) => sentences({ ...DEFAULT_HEARING_RULES, ...change }, 'Sound');

  it('says what it is relative to, or that there is none', () => {
    expect(direction({ directionFrom: 'avatar' })).toContain('relative to your avatar.');
    expect(direction({ pan: 'off' })).toBe('Voices have no direction.');
  });

  it('mentions the interaural delay only for the modes it affects', () => {
    const namesDelay = (pan: HearingRules['pan']): boolean =>
      direction({ pan, interauralDelay: true })?.includes('far ear') === true;
    expect(PAN_MODES.filter(namesDelay)).toEqual(['full']);
  });
});

it('does not mention priority or radios where there are none', () => {
  const words = rulesInWords({ ...HEARING_PRESETS['social-deduction'], duckingDb: -12 }, t)
    .flatMap((topic) => topic.sentences)
    .join(' ');
  expect(words).toContain('There is no team, radio or lobby-wide channel.');
  expect(words).not.toMatch(/priority|Radios/);
  expect(words).toContain('Water and rooms change how voices sound.');
});

/** Rules in all combinations of what decides which other rules have an effect. */
function combinations(): HearingRules[] {
  const all = (mode: HearingMode): HearingMatrix => {
    const row = { alive: mode, dead: mode, spectator: mode };
    return { alive: row, dead: row, spectator: row };
  };
  const matrices = [
    all('nearby'),
    all('everywhere'),
    all('silent'),
    HEARING_PRESETS['social-deduction'].phases.playing,
  ];
  const booleans = [false, true];
  return cartesian({
    law: DISTANCE_LAWS,
    floorGain: [0, 0.1, 1],
    playing: matrices,
    meeting: matrices,
    isColoured: booleans,
    radio: booleans,
    priority: booleans,
    mapShows: MAP_MODES,
  }).map(({ playing, meeting, isColoured, radio, priority, ...rest }) => ({
    ...DEFAULT_HEARING_RULES,
    ...rest,
    curve: [
      [0, 1],
      [30, 0],
    ],
    phases: { playing, meeting },
    effects: isColoured,
    airAbsorption: isColoured,
    interauralDelay: isColoured,
    enclosures: isColoured ? 'separate' : 'ignored',
    channels: { ...DEFAULT_HEARING_RULES.channels, radio, priority },
  }));
}

function cartesian<Choices extends Readonly<Record<string, readonly unknown[]>>>(
  choices: Choices,
): { [Key in keyof Choices]: Choices[Key][number] }[] {
  return Object.entries(choices).reduce<Record<string, unknown>[]>(
    (found, [key, values]) => found.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))),
    [{}],
  ) as { [Key in keyof Choices]: Choices[Key][number] }[];
}

describe('no combination of rules', () => {
  const described = combinations().map((rules) => ({
    rules,
    words: rulesInWords(rules, t)
      .flatMap((topic) => topic.sentences)
      .join(' '),
  }));
  const contradictions = (isAbsent: (rules: HearingRules) => boolean, pattern: RegExp) =>
    described.filter(({ rules, words }) => isAbsent(rules) && pattern.test(words)).map(({ words }) => words);
  const hasMode = ({ law, phases }: HearingRules, mode: HearingMode): boolean =>
    GAME_PHASES.some((phase) =>
      LIFE_STATES.some((listener) =>
        LIFE_STATES.some((speaker) => {
          const own = phases[phase][listener][speaker];
          return (law === 'flat' && own === 'nearby' ? 'everywhere' : own) === mode;
        }),
      ),
    );

  it('is many', () => {
    expect(described.length).toBeGreaterThan(5_000);
  });

  it('mentions distance, direction, walls or lost positions where nobody is heard by distance', () => {
    expect(
      contradictions(
        (rules) => !hasMode(rules, 'nearby'),
        /\d m\b|nearby|fade|direction|far ear|Distant|vehicles|Water|position is lost|hearing range/,
      ),
    ).toEqual([]);
  });

  it('mentions that somebody is heard, or a channel, where nobody hears anyone', () => {
    const isSilent = (rules: HearingRules) => !hasMode(rules, 'nearby') && !hasMode(rules, 'everywhere');
    expect(contradictions(isSilent, /volume|channel|talk|Radios|priority/)).toEqual([]);
    expect(
      described.filter(({ rules }) => isSilent(rules)).every(({ words }) => words.startsWith('Nobody hears')),
    ).toBe(true);
  });

  it('mentions radio or priority where there is none', () => {
    expect(contradictions(({ channels }) => !channels.radio, /by radio|Radios/)).toEqual([]);
    expect(contradictions(({ channels }) => !channels.priority, /priority/)).toEqual([]);
  });

  it('says that voices end, or how far whispers carry, where they never fade to silence', () => {
    expect(contradictions(({ floorGain }) => floorGain > 0, /silent beyond|carry/)).toEqual([]);
    expect(contradictions(({ floorGain }) => floorGain === 1, /fade|stay at/)).toEqual([]);
  });

  it('says twice the same', () => {
    for (const { rules } of described) {
      const sentences = rulesInWords(rules, t).flatMap((topic) => topic.sentences);
      expect(new Set(sentences).size).toBe(sentences.length);
    }
  });
});
