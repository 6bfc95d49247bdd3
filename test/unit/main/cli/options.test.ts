import { describe, expect, it } from 'vitest';
import { parseInteger, parseNumber, parseOptions, parsePosition } from '../../../../main/cli/options.ts';

describe('parseOptions', () => {
  it('returns defaults and values', () => {
    const parsed = parseOptions(['--port', '5'], {
      port: { type: 'string', default: '7' },
      json: { type: 'boolean', default: false },
    });
    expect(parsed).toMatchObject({ ok: true, value: { port: '5', json: false } });
  });

  it.each([[['--prot', '5']], [['stray']], [['--port']]])('names what it does not know: %j', (argv) => {
    expect(parseOptions(argv, { port: { type: 'string' } })).toMatchObject({
      ok: false,
      error: { code: 'bad-option' },
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
