import { invariant } from '../../../shared/invariant.ts';
import { TEAM_MARKS } from '../../ui/display/marks/team-marks.ts';
import { resolveColors } from '../../ui/styles/resolve-colors.ts';

/** Colours and font of the map, resolved from the design tokens of the current theme. */
export interface Palette {
  readonly ground: string;
  readonly grid: string;
  readonly gridStrong: string;
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  /** Colour of letters on a player's colour. */
  readonly onPlayer: string;
  /** Opacity of players out of earshot. */
  readonly farOpacity: number;
  readonly font: string;
  /** Returns a player's colour: the theme's lightness with the participant's hue; likewise for a plain beam. */
  readonly playerColor: (hueDegrees: number) => string;
  readonly beamColor: (hueDegrees: number) => string;
  /** The colours of the marks of teams, as in `TEAM_MARKS`. */
  readonly teamColors: readonly string[];
}

type TeamColor = (typeof TEAM_MARKS)[number]['color'];

const BEAM_OPACITY = 0.4;

/** Resolves the map's design tokens at `element`. */
export function readPalette(element: HTMLElement): Palette {
  const { tone, ...colors } = resolveColors(element, {
    ground: '--map-ground',
    grid: '--map-grid',
    gridStrong: '--map-grid-strong',
    surface: '--surface-raised',
    ink: '--ink',
    inkSoft: '--ink-soft',
    accent: '--accent',
    onPlayer: '--map-on-player',
    tone: '--map-player',
  });
  const teams = resolveColors(
    element,
    Object.fromEntries(TEAM_MARKS.map((mark) => [mark.color, mark.color])) as Record<TeamColor, TeamColor>,
  );
  const colorOf = (hueDegrees: number): string => `oklch(from ${tone} l c ${hueDegrees})`;
  const style = getComputedStyle(element);
  return {
    ...colors,
    teamColors: TEAM_MARKS.map((mark) => teams[mark.color]),
    farOpacity: Number(style.getPropertyValue('--map-far-opacity')),
    font: style.fontFamily,
    playerColor: remember((hueDegrees) => plainColor(colorOf(hueDegrees), 1)),
    beamColor: remember((hueDegrees) => plainColor(colorOf(hueDegrees), BEAM_OPACITY)),
  };
}

function remember(make: (hueDegrees: number) => string): (hueDegrees: number) => string {
  const known = new Map<number, string>();
  return (hueDegrees) => {
    const color = known.get(hueDegrees) ?? make(hueDegrees);
    known.set(hueDegrees, color);
    return color;
  };
}

/** Converts a colour to red, green and blue: parsing other formats costs more than filling a dot. */
function plainColor(color: string, opacity: number): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  invariant(context !== null, 'an offscreen canvas has a 2D context');
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return `rgba(${red}, ${green}, ${blue}, ${opacity})`;
}
