import { describe, expect, it } from 'vitest';
import {
  currentTalkStyle,
  heldStylesOffered,
  heldStylesWithdrawn,
  isRadioWithoutChannel,
  talkChoices,
  type TalkStyleState,
} from '../../../../../renderer/features/voice/talk-style.ts';
import { DEFAULT_TALK_STYLE } from '../../../../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES } from '../../../../../shared/spatial/hearing-rules.ts';

const PLAIN: TalkStyleState = { chosen: DEFAULT_TALK_STYLE, held: [], game: null };
const ALL = talkChoices(
  {
    ...DEFAULT_HEARING_RULES,
    channels: { team: true, radio: true, everybody: true, radioMetres: null, priority: true },
  },
  'red',
);
const NONE = talkChoices(
  {
    strengths: { whisper: 0, normal: 1, shout: 0 },
    channels: { team: false, radio: false, everybody: false, radioMetres: null, priority: false },
  },
  'red',
);

describe('the available choices', () => {
  it('follow the rules', () => {
    expect(ALL).toEqual({
      strengths: ['whisper', 'normal', 'shout'],
      targets: ['nearby', 'team', 'radio', 'everybody'],
      mayHavePriority: true,
      withheld: [],
    });
    expect(NONE).toEqual({ strengths: ['normal'], targets: ['nearby'], mayHavePriority: false, withheld: [] });
  });

  it('do not include the team for a player without one', () => {
    expect(talkChoices(DEFAULT_HEARING_RULES, '').targets).toEqual(['nearby', 'radio']);
  });
});

describe('the talk style', () => {
  it('is the chosen one, or that of a held key', () => {
    const chosen = { to: 'team', voice: 'shout', radio: 'a', priority: false } as const;
    expect(currentTalkStyle({ ...PLAIN, chosen }, ALL)).toEqual(chosen);
    expect(currentTalkStyle({ ...PLAIN, chosen, held: ['whisper'] }, ALL)).toEqual({ ...chosen, voice: 'whisper' });
    expect(currentTalkStyle({ ...PLAIN, chosen, held: ['radio'] }, ALL)).toEqual({ ...chosen, to: 'radio' });
  });

  it('follows the game above all', () => {
    const game = { to: 'nearby', voice: 'normal', radio: 'police', priority: false } as const;
    expect(
      currentTalkStyle({ chosen: { ...DEFAULT_TALK_STYLE, voice: 'shout' }, held: ['whisper'], game }, ALL),
    ).toEqual(game);
  });

  it('is normal when the rules forbid the wanted style, and never radio without a channel', () => {
    expect(
      currentTalkStyle({ ...PLAIN, chosen: { to: 'everybody', voice: 'shout', radio: '', priority: false } }, NONE),
    ).toEqual(DEFAULT_TALK_STYLE);
    expect(currentTalkStyle({ ...PLAIN, chosen: { ...DEFAULT_TALK_STYLE, to: 'radio' } }, ALL).to).toBe('nearby');
  });
});

describe('the active style keys', () => {
  it('are those that the rules allow, and radio only on a channel', () => {
    expect(heldStylesOffered(PLAIN, ALL)).toEqual(['whisper', 'shout', 'priority']);
    expect(heldStylesOffered({ ...PLAIN, chosen: { ...DEFAULT_TALK_STYLE, radio: 'a' } }, ALL)).toEqual([
      'whisper',
      'shout',
      'radio',
      'priority',
    ]);
    expect(heldStylesOffered(PLAIN, NONE)).toEqual([]);
  });

  it('are withdrawn while they are held when rules, channel or game no longer allow them', () => {
    const onRadio: TalkStyleState = {
      ...PLAIN,
      chosen: { ...DEFAULT_TALK_STYLE, radio: 'a' },
      held: ['radio', 'whisper'],
    };
    expect(heldStylesWithdrawn(onRadio, ALL)).toEqual([]);
    expect(heldStylesWithdrawn(onRadio, NONE)).toEqual(['radio', 'whisper']);
    expect(heldStylesWithdrawn({ ...onRadio, chosen: DEFAULT_TALK_STYLE }, ALL)).toEqual(['radio']);
    expect(heldStylesWithdrawn({ ...onRadio, game: DEFAULT_TALK_STYLE }, ALL)).toEqual(['radio', 'whisper']);
  });

  it('do nothing when the game sets the talk style', () => {
    expect(heldStylesOffered({ ...PLAIN, game: DEFAULT_TALK_STYLE }, ALL)).toEqual([]);
  });
});

it('knows that a radio without a channel reaches only those nearby', () => {
  const radio = { ...PLAIN, chosen: { ...DEFAULT_TALK_STYLE, to: 'radio' as const } };
  expect(currentTalkStyle(radio, ALL).to).toBe('nearby');
  expect(isRadioWithoutChannel(radio, ALL)).toBe(true);
  expect(isRadioWithoutChannel({ ...radio, chosen: { ...radio.chosen, radio: '7' } }, ALL)).toBe(false);
  expect(isRadioWithoutChannel(radio, NONE)).toBe(false);
  expect(isRadioWithoutChannel(PLAIN, ALL)).toBe(false);
});

describe('a rank', () => {
  const everybody = { ...DEFAULT_HEARING_RULES.channels, everybody: true };

  it('withholds what the rules allow every player', () => {
    const choices = talkChoices(DEFAULT_HEARING_RULES, '', { shout: false, radio: false, broadcast: false });
    expect(choices).toMatchObject({
      strengths: ['whisper', 'normal'],
      targets: ['nearby'],
      withheld: ['shout', 'radio'],
    });
    expect(talkChoices(DEFAULT_HEARING_RULES, '').withheld).toEqual([]);
  });

  it('lets speak to everybody where the rules do not let every player', () => {
    const broadcaster = { shout: true, radio: true, broadcast: true };
    expect(talkChoices(DEFAULT_HEARING_RULES, '', broadcaster).targets).toContain('everybody');
    expect(talkChoices({ ...DEFAULT_HEARING_RULES, channels: everybody }, '').targets).toContain('everybody');
  });
});
