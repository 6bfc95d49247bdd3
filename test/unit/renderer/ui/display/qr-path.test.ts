import { describe, expect, it } from 'vitest';
import { QUIET_MODULES, qrPath } from '../../../../../renderer/ui/display/qr-path.ts';

/** Paints the path: true = dark, row by row. */
function paint(text: string): boolean[][] {
  const code = qrPath(text);
  if (code === undefined) throw new Error('the text is too long');
  const rows = Array.from({ length: code.sideModules }, () => new Array<boolean>(code.sideModules).fill(false));
  for (const [, x, y, width] of code.path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    rows[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  return rows;
}

const LINK = `https://example.org/#${'AQk3vT9x'.repeat(12)}`;

// The square in three corners by which readers find a code (ISO/IEC 18004, section 6.3.3).
const FINDER = ['#######', '#     #', '# ### #', '# ### #', '# ### #', '#     #', '#######'];

describe('the path of a QR code', () => {
  it('has the finder pattern in three corners, inside the quiet zone', () => {
    const rows = paint(LINK);
    const last = rows.length - QUIET_MODULES - 7;
    for (const [top, left] of [
      [QUIET_MODULES, QUIET_MODULES],
      [QUIET_MODULES, last],
      [last, QUIET_MODULES],
    ] as const) {
      const found = FINDER.map((_line, row) =>
        FINDER.map((_, column) => (rows[top + row]?.[left + column] === true ? '#' : ' ')).join(''),
      );
      expect(found).toEqual(FINDER);
    }
  });

  it('keeps the quiet zone light on all sides', () => {
    const rows = paint(LINK);
    const isInside = (index: number): boolean => index >= QUIET_MODULES && index < rows.length - QUIET_MODULES;
    const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [{ x, y }] : [])));
    expect(dark.length).toBeGreaterThan(0);
    expect(dark.every(({ x, y }) => isInside(x) && isInside(y))).toBe(true);
  });

  it('differs for texts that differ in one character', () => {
    expect(qrPath(LINK)?.path).not.toBe(qrPath(LINK.replace('org', 'net'))?.path);
  });

  it('grows with the text, and gives up on a text that no code holds', () => {
    expect(qrPath(LINK)?.sideModules).toBeGreaterThan(qrPath('short')?.sideModules ?? Infinity);
    expect(qrPath('x'.repeat(2_332))).toBeUndefined();
    expect(qrPath('x'.repeat(2_331))?.sideModules).toBe(177 + 2 * QUIET_MODULES);
  });
});
