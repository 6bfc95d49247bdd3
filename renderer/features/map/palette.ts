import { hueOf } from '../../ui/identity.ts';
import type { ParticipantId } from '../../../shared/model/participant.ts';

/** Colours and font of the map, resolved from the design tokens for the theme that shows. */
export interface Palette {
  readonly ground: string;
  readonly grid: string;
  readonly gridStrong: string;
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  /** Of letters on a player's colour. */
  readonly onPlayer: string;
  /** How opaque who is out of hearing stays. */
  readonly farOpacity: number;
  readonly font: string;
  /** A player's colour: lightness of the theme, hue of the participant. */
  readonly playerColor: (id: ParticipantId) => string;
}

/** Resolves the tokens where `element` stands. The canvas does not understand `light-dark()`, so a probe element does. */
export function readPalette(element: HTMLElement): Palette {
  const probe = document.createElement('span');
  element.append(probe);
  const resolve = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const tone = resolve('--map-player');
  const colors = new Map<ParticipantId, string>();
  const palette: Palette = {
    ground: resolve('--map-ground'),
    grid: resolve('--map-grid'),
    gridStrong: resolve('--map-grid-strong'),
    surface: resolve('--surface-raised'),
    ink: resolve('--ink'),
    inkSoft: resolve('--ink-soft'),
    accent: resolve('--accent'),
    onPlayer: resolve('--map-on-player'),
    farOpacity: Number(getComputedStyle(element).getPropertyValue('--map-far-opacity')),
    font: getComputedStyle(element).fontFamily,
    playerColor(id) {
      const known = colors.get(id);
      if (known !== undefined) return known;
      const color = `oklch(from ${tone} l c ${hueOf(id).toFixed(1)})`;
      colors.set(id, color);
      return color;
    },
  };
  probe.remove();
  return palette;
}
