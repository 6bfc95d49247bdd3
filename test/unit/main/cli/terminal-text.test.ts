import { describe, expect, it } from 'vitest';
import { terminalText } from '../../../../main/cli/terminal-text.ts';

describe('terminalText', () => {
  it('keeps ordinary text and its lines', () => {
    for (const text of ['', "Ada was in 'Den'.\nHeard: -20 dBFS", 'Zoë, 日本語, 🇪🇸'])
      expect(terminalText(text)).toBe(text);
  });

  it.each([
    ['a title', '\u001b]0;owned\u0007'],
    ['a cleared screen', '\u001b[2J\u001b[H'],
    ['an 8-bit control sequence', '\u009b2J'],
    ['a carriage return', 'safe\revil'],
    ['a backspace', 'safe\u0008\u0008evil'],
    ['a direction mark', '\u202eevil'],
    ['a line separator', 'a\u2028b'],
    ['a delete', '\u007f'],
  ])('writes %s so that the terminal only shows it', (_what, text) => {
    expect(terminalText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(terminalText(text)).toContain('\\u');
  });

  it('cuts long lines', () => {
    expect(terminalText(`${'x'.repeat(60_000)}\nend`)).toBe(`${'x'.repeat(2_000)}...\nend`);
  });
});
