import { describe, expect, it } from 'vitest';
import { DEV_HELP, parseDevOptions } from '../../../../scripts/dev/dev-options.ts';

describe('parseDevOptions', () => {
  it('has defaults for everything', () => {
    expect(parseDevOptions([])).toEqual({
      ok: true,
      value: {
        wantsHelp: false,
        wantsWindow: true,
        windowPort: 24_720,
        inspectPort: null,
        dataFolder: null,
        startArguments: [],
      },
    });
  });

  it('reads its own options and passes those of npm start to the main process', () => {
    const words = [
      '--practice',
      '--window-port',
      '25000',
      '--port',
      '9000',
      '--data-dir=/tmp/e',
      '--inspect',
      '--no-window',
    ];
    expect(parseDevOptions(words)).toEqual({
      ok: true,
      value: {
        wantsHelp: false,
        wantsWindow: false,
        windowPort: 25_000,
        inspectPort: 9_229,
        dataFolder: '/tmp/e',
        startArguments: ['--practice', '--port', '9000'],
      },
    });
  });

  it('enables the debugger when its port is given', () => {
    expect(parseDevOptions(['--inspect-port', '9300'])).toMatchObject({ value: { inspectPort: 9_300 } });
  });

  it.each([
    [['--window-port', '70000'], '70000'],
    [['--window-port'], '--window-port'],
    [['--inspect-port=x'], 'x'],
    [['--data-dir'], '--data-dir'],
    [['--data-dir='], '--data-dir'],
    [['--scenario', 'chess'], 'chess'],
    [['--windowless'], '--windowless'],
    [['nonsense'], 'nonsense'],
  ])('refuses %j and names what is wrong', (words, named) => {
    const parsed = parseDevOptions(words);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error.message).toContain(named);
  });
});

it('explains every option it adds', () => {
  for (const name of ['window-port', 'no-window', 'inspect', 'inspect-port', 'data-dir', 'help'])
    expect(DEV_HELP).toContain(`--${name}`);
});
