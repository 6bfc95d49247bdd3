import { describe, expect, it } from 'vitest';
import { parseStartOptions, pickStartOptions } from '../../../../main/cli/start-options.ts';
import { EXAMPLE_INVITATION, PARSED_INVITATION } from '../../../support/desktop/example-invitation.ts';

describe('parseStartOptions', () => {
  it('has defaults for everything', () => {
    expect(parseStartOptions([])).toEqual({
      ok: true,
      value: {
        wantsHelp: false,
        wantsWindow: true,
        mayBuild: true,
        wantsPractice: false,
        scenario: null,
        bindAddress: '::',
        lobbyPort: null,
        publicAddress: null,
        dataFolder: null,
        invitation: null,
      },
    });
  });

  it('reads every option', () => {
    const words = [
      '--bind',
      '127.0.0.1',
      '--port',
      '9000',
      '--public-address=play.example.org:9001',
      '--no-window',
      '--no-build',
      '--practice',
      '--scenario',
      'shooter',
      '--data-dir',
      '/tmp/e',
      '--help',
      EXAMPLE_INVITATION,
    ];
    expect(parseStartOptions(words)).toEqual({
      ok: true,
      value: {
        wantsHelp: true,
        wantsWindow: false,
        mayBuild: false,
        wantsPractice: true,
        scenario: 'shooter',
        bindAddress: '127.0.0.1',
        lobbyPort: 9_000,
        publicAddress: 'play.example.org',
        publicPort: 9_001,
        dataFolder: '/tmp/e',
        invitation: PARSED_INVITATION,
      },
    });
  });

  it.each([
    [['--windowless'], '--windowless'],
    [['--bind'], '--bind'],
    [['--bind', 'not an address'], 'not an address'],
    [['--public-address', 'a/b'], 'a/b'],
    [['--port', '70000'], '70000'],
    [['--scenario', 'chess'], 'social-deduction, roleplay, shooter'],
    [['--data-dir='], '--data-dir'],
    [['hello'], 'hello'],
    [['hello', 'you'], "'hello you'"],
    [['x'.repeat(500)], `'${'x'.repeat(60)}...' isn't an option or an invitation`],
    [[EXAMPLE_INVITATION.slice(0, -3)], 'This invitation is incomplete.'],
    [[EXAMPLE_INVITATION.replace('join/A', 'join/B')], 'Character 1 of the code'],
    [['--no-window=yes'], '--no-window'],
  ])('refuses %j and names what is wrong', (words, named) => {
    const parsed = parseStartOptions(words);
    expect(parsed).toMatchObject({ ok: false, error: { code: 'bad-options' } });
    if (!parsed.ok) expect(parsed.error.message).toContain(named);
  });

  it.each([
    [[`<${EXAMPLE_INVITATION}>`]],
    [['Join', 'me:', EXAMPLE_INVITATION, 'now']],
    [[`> ${EXAMPLE_INVITATION.slice(0, 50)}\n> ${EXAMPLE_INVITATION.slice(50)}`]],
  ])('reads the invitation in the text %j', (words) => {
    expect(parseStartOptions(words)).toMatchObject({ ok: true, value: { invitation: PARSED_INVITATION } });
  });
});

describe('pickStartOptions', () => {
  it("ignores Electron's own arguments", () => {
    const words = [
      '.',
      '--no-sandbox',
      '--inspect=0',
      '--bind',
      '127.0.0.1',
      '--port',
      '9000',
      '--public-address=play.example.org',
      '--data-dir',
      '/tmp/e',
      EXAMPLE_INVITATION,
    ];
    expect(pickStartOptions(words)).toMatchObject({
      ok: true,
      value: { bindAddress: '127.0.0.1', publicAddress: 'play.example.org', dataFolder: '/tmp/e' },
    });
  });

  it('still refuses wrong options of the app', () => {
    expect(pickStartOptions(['--bind', 'no address'])).toMatchObject({ ok: false, error: { code: 'bad-options' } });
  });
});
