import { expect, it } from 'vitest';
import { readDemoOptions } from '../../../../main/cli/demo-options.ts';

it('opens the app unless a measured run is wanted', () => {
  expect(readDemoOptions([])).toEqual({ ok: true, value: 'app' });
  expect(readDemoOptions(['--headless', '--help'])).toEqual({ ok: true, value: 'help' });
});

it('measures six players for 20 s, or one pass of a scenario', () => {
  expect(readDemoOptions(['--headless', '--out', 'x'])).toEqual({
    ok: true,
    value: { script: { kind: 'wander', playerCount: 6, schedule: 'turns' }, seconds: 20, outputFolder: 'x' },
  });
  expect(readDemoOptions(['--headless', '--out', 'x', '--scenario', 'shooter'])).toEqual({
    ok: true,
    value: { script: { kind: 'scenario', id: 'shooter' }, seconds: null, outputFolder: 'x' },
  });
});

it.each([
  [['--headless'], /Add --out FOLDER/],
  [
    ['--headless', '--out', 'x', '--scenario', 'chess'],
    /--scenario must be one of social-deduction, roleplay, shooter/,
  ],
  [['--headless', '--out', 'x', '--scenario', 'shooter', '--players', '4'], /--players/],
  [['--headless', '--out', 'x', '--players', '1'], /--players must be/],
  [['--headless', '--out', 'x', '--seconds', 'long'], /--seconds must be/],
])('refuses %j with the reason', (argv, message) => {
  expect(readDemoOptions(argv)).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(message) as string },
  });
});
