import { FRAME_MS } from '../../shared/audio-format.ts';
import type { Pose } from '../../shared/model/pose.ts';
import { powerToDb } from '../../shared/units.ts';
import type { CastScript } from './cast-script.ts';
import type { HearingReport, Observations } from './hearing-report.ts';

const WIDTH = 1_100;
const MAP_SIZE = 380;
const LANE_HEIGHT = 56;
const LEGEND_LINE_HEIGHT = 18;
const MARGIN = 40;
/** The levels of each listener are to the right of the map. */
const LANES_LEFT = MARGIN * 2 + MAP_SIZE + 50;
const LANES_WIDTH = WIDTH - LANES_LEFT - MARGIN;
const LEVEL_TOP_DB = -10;
const LEVEL_BOTTOM_DB = -80;
const COLOURS = ['#2563eb', '#dc2626', '#059669', '#d97706', '#7c3aed', '#0891b2', '#be185d', '#4d7c0f'];

/** Draws a measured run: where everybody walked, and what each heard over time, below the current talker. */
export function drawReport(observations: Observations, report: HearingReport, script: CastScript): string {
  const { names, stretches } = observations;
  const height =
    MARGIN * 2 + Math.max(MAP_SIZE + 20 + stretches.length * LEGEND_LINE_HEIGHT, 40 + names.length * LANE_HEIGHT);
  const verdict = report.passed ? 'every pair as asked' : 'NOT as asked';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="${MARGIN}" y="24" font-size="16" font-weight="600" fill="#111827">Result: ${verdict}; largest deviation ${report.maxDeviationDb.toFixed(2)} dB</text>`,
    drawMap(observations, script),
    drawStretches(observations),
    ...names.map((name, player) => drawLane(observations, name, player)),
    '</svg>',
  ].join('\n');
}

/** Draws the stretches' titles below the map, and a line through the lanes where each begins. */
function drawStretches({ names, stretches, stretchOfFrame }: Observations): string {
  return stretches
    .map(({ title, phase }, number) => {
      const legend = `<text x="${MARGIN}" y="${MARGIN + MAP_SIZE + (number + 1.5) * LEGEND_LINE_HEIGHT}" fill="#374151">${number + 1}  ${title} (${phase})</text>`;
      const first = stretchOfFrame.indexOf(number);
      if (first === -1) return legend;
      const x = LANES_LEFT + (first / stretchOfFrame.length) * LANES_WIDTH;
      const bottom = MARGIN + 20 + names.length * LANE_HEIGHT;
      return `${legend}<path d="M${x} ${MARGIN + 14}V${bottom}" stroke="#9ca3af" stroke-dasharray="2 3"/><text x="${x + 3}" y="${bottom + 4}" fill="#374151">${number + 1}</text>`;
    })
    .join('\n');
}

function drawMap({ names, sentPower }: Observations, script: CastScript): string {
  const paths = names.map((_, player) => posesOf(player, script, sentPower.length));
  const reach =
    Math.max(1, ...paths.flat().map(({ xMetres, zMetres }) => Math.max(Math.abs(xMetres), Math.abs(zMetres)))) * 1.1;
  const toX = (metres: number): number => MARGIN + ((metres + reach) / (2 * reach)) * MAP_SIZE;
  const toY = (metres: number): number => MARGIN + ((reach - metres) / (2 * reach)) * MAP_SIZE;
  const lines = paths.map((path, player) => {
    const points = path
      .map(({ xMetres, zMetres }) => `${toX(xMetres).toFixed(1)},${toY(zMetres).toFixed(1)}`)
      .join(' ');
    const [start] = path;
    if (start === undefined) return '';
    return (
      `<polyline points="${points}" fill="none" stroke="${colourOf(player)}" stroke-width="2"/>` +
      `<circle cx="${toX(start.xMetres)}" cy="${toY(start.zMetres)}" r="5" fill="${colourOf(player)}"/>` +
      `<text x="${toX(start.xMetres) + 8}" y="${toY(start.zMetres) + 4}" fill="#111827">${names[player]}</text>`
    );
  });
  const scaleMetres = 10;
  const scaleWidth = (scaleMetres / (2 * reach)) * MAP_SIZE;
  return (
    `<rect x="${MARGIN}" y="${MARGIN}" width="${MAP_SIZE}" height="${MAP_SIZE}" fill="#f9fafb" stroke="#d1d5db"/>${lines.join('')}` +
    `<path d="M${MARGIN + 12} ${MARGIN + MAP_SIZE - 12}h${scaleWidth}" stroke="#374151" stroke-width="3"/>` +
    `<text x="${MARGIN + 12}" y="${MARGIN + MAP_SIZE - 20}" fill="#374151">${scaleMetres} m</text>`
  );
}

/** Returns where a player was, five times a second, except while it had no position. */
function posesOf(player: number, script: CastScript, frames: number): Pose[] {
  return Array.from(
    { length: Math.ceil(frames / 10) },
    (_, index) => script.playerAt(player, index * 10 * FRAME_MS).pose,
  ).filter((pose) => pose !== null);
}

/** Draws one listener: the level it heard as a line, and above it a bar in the colour of the current speaker. */
function drawLane({ names, sentPower, heardPower }: Observations, name: string, player: number): string {
  const top = MARGIN + 20 + player * LANE_HEIGHT;
  const bottom = top + LANE_HEIGHT - 12;
  const toX = (frame: number): number => LANES_LEFT + (frame / Math.max(1, sentPower.length)) * LANES_WIDTH;
  const points = heardPower
    .map(
      (powers, frame) =>
        `${toX(frame).toFixed(1)},${levelY(powerToDb(powers[player] ?? 0), top + 8, bottom).toFixed(1)}`,
    )
    .join(' ');
  const bars = names.map((_, speaker) =>
    stretches(sentPower, speaker)
      .map(
        ([first, end]) =>
          `<rect x="${toX(first)}" y="${top}" width="${toX(end) - toX(first)}" height="5" fill="${colourOf(speaker)}"/>`,
      )
      .join(''),
  );
  const caption =
    player === 0
      ? `<text x="${LANES_LEFT}" y="${MARGIN + 10}" fill="#374151">Level heard, ${LEVEL_BOTTOM_DB} to ${LEVEL_TOP_DB} dBFS, over ${(sentPower.length * FRAME_MS) / 1_000} s; bars: who talks</text>`
      : '';
  return (
    `${caption}<text x="${LANES_LEFT - 8}" y="${(top + bottom) / 2 + 4}" text-anchor="end" fill="${colourOf(player)}" font-weight="600">${name}</text>` +
    `<path d="M${LANES_LEFT} ${bottom}h${LANES_WIDTH}" stroke="#d1d5db"/>${bars.join('')}<polyline points="${points}" fill="none" stroke="#111827" stroke-width="1"/>`
  );
}

function levelY(levelDb: number, top: number, bottom: number): number {
  const share =
    (Math.max(LEVEL_BOTTOM_DB, Math.min(LEVEL_TOP_DB, levelDb)) - LEVEL_BOTTOM_DB) / (LEVEL_TOP_DB - LEVEL_BOTTOM_DB);
  return bottom - share * (bottom - top);
}

function stretches(sentPower: readonly Float64Array[], speaker: number): [number, number][] {
  const found: [number, number][] = [];
  for (let frame = 0; frame < sentPower.length; frame++) {
    if ((sentPower[frame]?.[speaker] ?? 0) === 0) continue;
    const last = found.at(-1);
    if (last !== undefined && last[1] === frame) last[1] = frame + 1;
    else found.push([frame, frame + 1]);
  }
  return found;
}

function colourOf(player: number): string {
  return COLOURS[player % COLOURS.length] ?? '#111827';
}
