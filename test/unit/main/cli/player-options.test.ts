import { describe, expect, it } from 'vitest';
import { parseOptions } from '../../../../main/cli/options.ts';
import { parsePlayer, PLAYER_OPTIONS } from '../../../../main/cli/player-options.ts';
import { DEFAULT_PRESENCE, DEFAULT_TALK_STYLE } from '../../../../shared/model/presence.ts';
import { DEFAULT_EAR_OUTPUT } from '../../../../shared/model/sound/ear-output.ts';

function parse(...argv: string[]): ReturnType<typeof parsePlayer> {
  const parsed = parseOptions(argv, PLAYER_OPTIONS);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsePlayer(parsed.value);
}

describe('parsePlayer', () => {
  it('defaults to a player without world, team and radio, who speaks to those nearby', () => {
    expect(parse()).toEqual({
      ok: true,
      value: { presence: DEFAULT_PRESENCE, talkStyle: DEFAULT_TALK_STYLE, output: DEFAULT_EAR_OUTPUT },
    });
  });

  it('applies the given options', () => {
    expect(
      parse(
        '--world',
        'Skeld',
        '--team',
        'red',
        '--state',
        'dead',
        '--voice',
        'shout',
        '--to',
        'radio',
        '--radio',
        '7.1',
        '--output',
        '3d',
      ),
    ).toEqual({
      ok: true,
      value: {
        presence: { ...DEFAULT_PRESENCE, world: 'Skeld', team: 'red', state: 'dead' },
        talkStyle: { to: 'radio', voice: 'shout', radio: '7.1', priority: false },
        output: { mode: 'binaural', widthPercent: 100 },
      },
    });
  });

  it.each([
    [['--state', 'asleep'], /--state must be one of alive, dead, spectator, not 'asleep'/],
    [['--voice', 'loud'], /--voice must be one of whisper, normal, shout/],
    [['--to', 'all'], /--to must be one of nearby, team, radio, everybody/],
    [['--to', 'radio'], /Add --radio CHANNEL/],
    [['--to', 'team'], /Add --team NAME/],
    [['--world', 'w'.repeat(65)], /--world must have at most 64 characters; it has 65/],
  ])('explains what is wrong with %j', (argv, message) => {
    const parsed = parse(...argv);
    expect([parsed.ok, parsed.ok ? '' : parsed.error.message]).toEqual([false, expect.stringMatching(message)]);
  });
});
