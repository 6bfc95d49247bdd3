import { describe, expect, it } from 'vitest';
import { shownText, visibleText, withoutHidden } from '../../../../shared/model/visible-text.ts';
import { createRandom } from '../../../support/signals.ts';

describe('visibleText', () => {
  it('keeps what people see, with its spaces', () => {
    for (const text of ['', 'Red team', ' a  b ', 'Zoë', 'Команда', '日本語', '#3 {"x":1}', 'ทีม']) {
      expect(visibleText(text)).toBe(text);
    }
  });

  it('makes texts equal that differ in hidden characters only', () => {
    for (const text of ['Red\u200b', '\u202eRed', 'R\u034fed', 'Red\ufe0f', 'Red\u{e0100}', 'Red\u00ad'])
      expect(visibleText(text)).toBe('Red');
    expect(visibleText('Zoe\u200d\u0308')).toBe('Zoë');
  });

  it('puts a space in place of control characters and of characters without a meaning', () => {
    expect(visibleText('a\u0000b\u001b[2J\ud800\ue000\u2028')).toBe('a b [2J   ');
  });

  it('leaves control characters to comparisons, and cuts what strangers send', () => {
    expect(withoutHidden('a\u0001\u200b')).toBe('a\u0001');
    expect(shownText('x'.repeat(60_000))).toHaveLength(256);
    expect(shownText('\u001b[2JDen')).toBe(' [2JDen');
  });

  it('changes nothing the second time', () => {
    const random = createRandom(5);
    const pool = [
      'a',
      'é',
      '\u0301',
      '\u0335',
      '\u034f',
      '\ufe0f',
      '\u1100',
      '\u1161',
      '\u11a8',
      '\u212b',
      '🇪🇸',
      '\u0e33',
      ' ',
    ];
    for (let count = 0; count < 2_000; count++) {
      const text = Array.from({ length: 12 }, () => pool[Math.floor(random() * pool.length)]).join('');
      const once = visibleText(text);
      expect(visibleText(once)).toBe(once);
    }
  });
});
