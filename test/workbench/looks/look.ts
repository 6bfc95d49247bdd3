/** How the workbench shows components: everything about a player's window that changes how they look. */
export interface Look {
  readonly theme: (typeof LOOK_THEMES)[number];
  /** Right to left shows the Arabic texts, left to right the English ones; both directions have pseudo texts. */
  readonly direction: (typeof LOOK_DIRECTIONS)[number];
  /**
   * `long`: the same texts, stretched by half, as in languages that need more room. `pseudo`: the English texts,
   * longer, accented and in brackets, so that a text which is in no catalogue or is cut off stands out.
   */
  readonly text: (typeof LOOK_TEXTS)[number];
  readonly width: (typeof LOOK_WIDTHS)[number];
}

export const LOOK_THEMES = ['light', 'dark', 'contrast'] as const;
export const LOOK_DIRECTIONS = ['ltr', 'rtl'] as const;
export const LOOK_TEXTS = ['normal', 'long', 'pseudo'] as const;
export const LOOK_WIDTHS = ['wide', 'narrow', 'phone', 'zoomed'] as const;

/** Size of the window in which each width shows, in pixels. */
export const WINDOW_PIXELS = {
  wide: { width: 1_000, height: 680 },
  narrow: { width: 420, height: 760 },
  phone: { width: 390, height: 844 },
  /** A window of 1,280 by 800 pixels at a zoom of 200 %. */
  zoomed: { width: 640, height: 400 },
} as const satisfies Readonly<Record<Look['width'], { readonly width: number; readonly height: number }>>;

/** The looks of the pictures that the tests compare: each theme, both directions, and both lengths of real texts. */
export const PICTURE_LOOKS: readonly Look[] = [
  { theme: 'light', direction: 'ltr', text: 'normal', width: 'wide' },
  { theme: 'dark', direction: 'rtl', text: 'normal', width: 'narrow' },
  { theme: 'contrast', direction: 'ltr', text: 'long', width: 'narrow' },
];

/**
 * The looks whose layout the tests check: every pair of a direction, a length and a width, the tightest of both
 * directions, and a zoomed window. A theme changes colours only.
 */
export const LAYOUT_LOOKS: readonly Look[] = [
  ...PICTURE_LOOKS,
  { theme: 'light', direction: 'rtl', text: 'long', width: 'wide' },
  { theme: 'dark', direction: 'rtl', text: 'long', width: 'narrow' },
  { theme: 'light', direction: 'ltr', text: 'normal', width: 'zoomed' },
];

/** The looks in which the tests also check that each text is from the catalogue and shows whole. */
export const PSEUDO_LOOKS: readonly Look[] = [
  { theme: 'light', direction: 'ltr', text: 'pseudo', width: 'wide' },
  { theme: 'light', direction: 'ltr', text: 'pseudo', width: 'phone' },
  { theme: 'light', direction: 'rtl', text: 'pseudo', width: 'wide' },
  { theme: 'light', direction: 'rtl', text: 'pseudo', width: 'phone' },
];

/** Returns the name of a look, for files and messages: "dark-rtl-normal-wide". */
export function nameOfLook({ theme, direction, text, width }: Look): string {
  return [theme, direction, text, width].join('-');
}

/** Reads a look from an address; what is missing or unknown is as in the first of its list. */
export function parseLook(query: URLSearchParams): Look {
  const pick = <Value extends string>(name: string, values: readonly [Value, ...Value[]]): Value =>
    values.find((value) => value === query.get(name)) ?? values[0];
  return {
    theme: pick('theme', LOOK_THEMES),
    direction: pick('direction', LOOK_DIRECTIONS),
    text: pick('text', LOOK_TEXTS),
    width: pick('width', LOOK_WIDTHS),
  };
}
