import { describe, expect, it } from 'vitest';
import {
  parseArguments,
  parseInteger,
  parseNumber,
  parseOptions,
  parsePosition,
  readName,
} from '../../../../main/cli/options.ts';

describe('parseOptions', () => {
  it('returns defaults and values', () => {
    const parsed = parseOptions(['--port', '5'], {
      port: { type: 'string', default: '7' },
      json: { type: 'boolean', default: false },
    });
    expect(parsed).toMatchObject({ ok: true, value: { port: '5', json: false } });
  });

  it.each([
    [['--prot', '5'], 'Unknown option --prot. Did you mean --port?'],
    [['--music'], 'Unknown option --music.'],
    [['-p', '5'], 'Unknown option -p.'],
    [['stray'], "Unexpected argument 'stray'."],
    [['--port'], '--port needs a value.'],
    [['--port', '--json'], "--port needs a value. If it is '--json', write --port=--json."],
    [['--json=yes'], "--json doesn't take a value."],
  ])('names what is wrong with %j', (argv, message) => {
    expect(parseOptions(argv, { port: { type: 'string' }, json: { type: 'boolean' } })).toEqual({
      ok: false,
      error: { code: 'bad-option', message },
    });
  });

  it('takes negative numbers and values behind an equals sign', () => {
    const options = { at: { type: 'string' }, yaw: { type: 'string' } } as const;
    expect(parseOptions(['--at', '-8,0,0', '--yaw=-90'], options)).toMatchObject({
      value: { at: '-8,0,0', yaw: '-90' },
    });
  });

  it('suggests options of another form of the command', () => {
    const further = { maxWords: 0, alsoKnown: ['headless'] };
    expect(parseArguments(['--headles'], { port: { type: 'string' } }, further)).toMatchObject({
      error: { message: 'Unknown option --headles. Did you mean --headless?' },
    });
  });
});

describe('numbers', () => {
  it('accepts numbers within the limits', () => {
    expect([parseNumber('range', '2.5', 0, 3), parseInteger('port', '0', 0, 65_535)]).toEqual([
      { ok: true, value: 2.5 },
      { ok: true, value: 0 },
    ]);
  });

  it.each([['abc'], [''], ['NaN'], ['Infinity'], ['-1'], ['70000'], ['1.5'], ['0x10'], ['1e3'], ['7777 7778']])(
    'refuses %j as a port, and says which option',
    (text) => {
      expect(parseInteger('port', text, 0, 65_535)).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('--port') as string },
      });
    },
  );

  it('reads a position', () => {
    expect(parsePosition('at', '1,-2.5, 3', 100)).toEqual({ ok: true, value: [1, -2.5, 3] });
  });

  it.each([['1,2'], ['1,2,3,4'], ['a,b,c'], ['1,,3'], ['NaN,0,0'], ['Infinity,0,0'], ['1e9,0,0'], ['0x1,0,0']])(
    'refuses %j as a position',
    (text) => {
      expect(parsePosition('at', text, 1_000).ok).toBe(false);
    },
  );
});

it('cleans the name of a player or lobby', () => {
  expect(readName('name', '  Ada   Lovelace ')).toEqual({ ok: true, value: 'Ada Lovelace' });
});

it.each([
  ['😀'.repeat(500), '--name is too long: only its first 32 characters are shown. Shorten it.'],
  ['   ', '--name must be a name with visible characters.'],
])('says what is wrong with %j', (text, message) => {
  expect(readName('name', text)).toEqual({ ok: false, error: { code: 'bad-option', message } });
});
