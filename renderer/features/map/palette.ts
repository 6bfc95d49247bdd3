/** Colours of the map, resolved from the design tokens for the theme that shows. */
export interface Palette {
  readonly ground: string;
  readonly grid: string;
  readonly gridStrong: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  readonly isDark: boolean;
}

/** Resolves the tokens where `element` stands. The canvas does not understand `light-dark()`, so a probe element does. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  element.append(probe);
  const resolve = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const palette = {
    ground: resolve('--map-ground'),
    grid: resolve('--map-grid'),
    gridStrong: resolve('--map-grid-strong'),
    ink: resolve('--ink'),
    inkSoft: resolve('--ink-soft'),
    accent: resolve('--accent'),
    isDark: resolve('--is-dark-probe') === 'rgb(0, 0, 0)',
  };
  probe.remove();
  return palette;
}
