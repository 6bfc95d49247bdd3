import { JOURNEY_STAGES, type Journey, type JourneyStage } from '../../../shared/model/journey.ts';
import { HISTORY_READINGS, isSpoken } from './journey-history.ts';

/** Colours in the form that a canvas understands. */
export interface PlotColors {
  readonly stages: Readonly<Record<JourneyStage, string>>;
  readonly grid: string;
  readonly text: string;
  /** The halo of text, which keeps it readable on any stage. */
  readonly halo: string;
  readonly font: string;
}

/** The plot's area within its canvas, CSS pixels. */
export interface PlotArea {
  readonly width: number;
  readonly height: number;
  /** Time runs from right to left. */
  readonly isMirrored: boolean;
}

/** Scale steps that are easy to read. */
const SCALE_STEPS_MS = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000];
const MAX_LINES = 4;

/** Returns the largest value of a scale up to `highestMs`, and the distance between its lines. */
export function scaleFor(highestMs: number): { readonly topMs: number; readonly stepMs: number } {
  const stepMs = SCALE_STEPS_MS.find((step) => highestMs <= step * MAX_LINES) ?? 60_000;
  return { topMs: stepMs * Math.max(1, Math.ceil(highestMs / stepMs)), stepMs };
}

/**
 * Paints all stages over the last minute, stacked with the microphone at the bottom; leaves gaps where nobody spoke.
 */
export function paintStack(
  context: CanvasRenderingContext2D,
  area: PlotArea,
  readings: readonly Journey[],
  topMs: number,
  colors: PlotColors,
): void {
  const toX = xOf(area);
  const toY = (milliseconds: number): number => area.height * (1 - milliseconds / topMs);
  const slotWidth = area.width / HISTORY_READINGS;
  readings.forEach((reading, index) => {
    if (!isSpoken(reading)) return;
    const age = readings.length - 1 - index;
    const left = Math.min(toX(age), toX(age + 1));
    let bottomMs = 0;
    for (const stage of JOURNEY_STAGES) {
      const milliseconds = reading[stage] ?? 0;
      context.fillStyle = colors.stages[stage];
      // Half a pixel wider than its share, so that no seams show between readings.
      context.fillRect(
        left,
        toY(bottomMs + milliseconds),
        slotWidth + 0.5,
        toY(bottomMs) - toY(bottomMs + milliseconds),
      );
      bottomMs += milliseconds;
    }
  });
}

/** Paints the lines of the scale with their milliseconds. */
export function paintScale(
  context: CanvasRenderingContext2D,
  area: PlotArea,
  { topMs, stepMs }: ReturnType<typeof scaleFor>,
  colors: PlotColors,
  label: (milliseconds: number) => string,
): void {
  context.font = colors.font;
  context.textBaseline = 'bottom';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = colors.halo;
  context.textAlign = area.isMirrored ? 'right' : 'left';
  for (let milliseconds = stepMs; milliseconds <= topMs; milliseconds += stepMs) {
    const y = Math.max(0.5, Math.round(area.height * (1 - milliseconds / topMs)) + 0.5);
    context.fillStyle = colors.grid;
    context.fillRect(0, y, area.width, 1);
    context.fillStyle = colors.text;
    const x = area.isMirrored ? area.width - 4 : 4;
    context.strokeText(label(milliseconds), x, Math.max(16, y));
    context.fillText(label(milliseconds), x, Math.max(16, y));
  }
}

/**
 * Paints one stage over the last minute: a line with a filled area, broken where the value is unknown. The scale begins
 * at 0.
 */
export function paintLine(
  context: CanvasRenderingContext2D,
  area: PlotArea,
  values: readonly (number | null)[],
  color: string,
): void {
  const top = Math.max(1, ...values.map((value) => value ?? 0)) * 1.15;
  const toX = xOf(area);
  const toY = (value: number): number => area.height - 1 - (value / top) * (area.height - 3);
  context.strokeStyle = color;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  for (const { from, to } of runsOf(values)) {
    const xOfIndex = (index: number): number => toX(values.length - 1 - index + 0.5);
    context.beginPath();
    for (let index = from; index <= to; index++) context.lineTo(xOfIndex(index), toY(values[index] ?? 0));
    if (from === to) context.lineTo(xOfIndex(from) + 1, toY(values[from] ?? 0));
    context.stroke();
    context.lineTo(xOfIndex(to), area.height);
    context.lineTo(xOfIndex(from), area.height);
    context.globalAlpha = 0.18;
    context.fillStyle = color;
    context.fill();
    context.globalAlpha = 1;
  }
}

/** Returns the stretches without gaps, as the first and last index of each. */
export function runsOf(values: readonly (number | null)[]): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  values.forEach((value, index) => {
    if (value === null) return;
    const last = runs.at(-1);
    if (last?.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index });
  });
  return runs;
}

/** Converts an age in readings into x. The newest reading is at the end of the reading direction. */
function xOf({ width, isMirrored }: PlotArea): (age: number) => number {
  const slotWidth = width / HISTORY_READINGS;
  return (age) => (isMirrored ? age * slotWidth : width - age * slotWidth);
}
