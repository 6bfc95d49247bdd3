import { describe, expect, it } from 'vitest';
import {
  LAYOUT_LOOKS,
  LOOK_DIRECTIONS,
  LOOK_THEMES,
  nameOfLook,
  parseLook,
  PICTURE_LOOKS,
  PSEUDO_LOOKS,
} from '../../../../workbench/looks/look.ts';

describe('the looks that are checked', () => {
  it('contain every pair of a direction, a length of text and a width, and a zoomed window', () => {
    const unzoomed = LAYOUT_LOOKS.filter(({ width }) => width !== 'zoomed');
    expect(unzoomed).toHaveLength(LAYOUT_LOOKS.length - 1);
    const pairs = unzoomed.flatMap(({ direction, text, width }) => [
      `${direction} ${text}`,
      `${direction} ${width}`,
      `${text} ${width}`,
    ]);
    expect(new Set(pairs)).toHaveLength(3 * 2 * 2);
  });

  it('have pictures in each theme, direction, length of text and width of an unzoomed window', () => {
    const shown = new Set(PICTURE_LOOKS.flatMap((look) => Object.values(look)));
    expect(shown).toEqual(new Set([...LOOK_THEMES, ...LOOK_DIRECTIONS, 'normal', 'long', 'wide', 'narrow']));
  });
});

describe('the looks with pseudo texts', () => {
  it('are both directions in a wide window and on a phone', () => {
    const shown = PSEUDO_LOOKS.map(({ direction, text, width }) => `${direction} ${text} ${width}`);
    expect(shown).toEqual(['ltr pseudo wide', 'ltr pseudo phone', 'rtl pseudo wide', 'rtl pseudo phone']);
  });
});

describe('a look in an address', () => {
  it.each([...LAYOUT_LOOKS, ...PSEUDO_LOOKS].map((look) => [nameOfLook(look), look] as const))(
    '%s is read as it was written',
    (_, look) => {
      expect(parseLook(new URLSearchParams({ ...look }))).toEqual(look);
    },
  );

  it('is light, left to right, normal and wide where the address says nothing or nonsense', () => {
    const standard = { theme: 'light', direction: 'ltr', text: 'normal', width: 'wide' };
    expect(parseLook(new URLSearchParams())).toEqual(standard);
    expect(parseLook(new URLSearchParams('theme=pink&direction=up&text=&width=9'))).toEqual(standard);
  });
});
