import { describe, expect, it } from 'vitest';
import {
  paintStack,
  runsOf,
  scaleFor,
  type PlotColors,
} from '../../../../../renderer/features/journey/paint-history.ts';
import { UNKNOWN_JOURNEY } from '../../../../../renderer/features/journey/journey-stages.ts';
import { JOURNEY_STAGES, type JourneyStage } from '../../../../../shared/model/journey.ts';

const COLORS: PlotColors = {
  stages: Object.fromEntries(JOURNEY_STAGES.map((stage) => [stage, stage])) as Record<JourneyStage, string>,
  grid: '',
  text: '',
  halo: '',
  font: '',
};

interface Bar {
  readonly stage: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** Bars that a plot of 600 x 100 pixels draws: 10 pixels a second, 1 pixel a millisecond. */
function bars(playouts: readonly (number | null)[], isMirrored = false): Bar[] {
  const drawn: Bar[] = [];
  const context = {
    fillStyle: '',
    fillRect: (x: number, y: number, _width: number, height: number) =>
      drawn.push({ stage: context.fillStyle, x, y, height }),
  };
  const readings = playouts.map((playout) => ({ ...UNKNOWN_JOURNEY, encode: 20, playout }));
  paintStack(
    context as unknown as CanvasRenderingContext2D,
    { width: 600, height: 100, isMirrored },
    readings,
    100,
    COLORS,
  );
  return drawn.filter(({ height }) => height > 0);
}

describe('the plot of all stages', () => {
  it('stacks the stages, with the newest second at the end', () => {
    expect(bars([30])).toEqual([
      { stage: 'encode', x: 590, y: 80, height: 20 },
      { stage: 'playout', x: 590, y: 50, height: 30 },
    ]);
  });

  it('leaves out seconds without speech', () => {
    expect(bars([30, null, 30]).map(({ x }) => x)).toEqual([570, 570, 590, 590]);
  });

  it('runs from right to left in right-to-left languages', () => {
    expect(bars([30, 30], true).map(({ x }) => x)).toEqual([10, 10, 0, 0]);
  });
});

describe('the scale of a plot', () => {
  it.each([
    [0, 10, 10],
    [35, 40, 10],
    [130, 150, 50],
    [201, 300, 100],
    [9_999, 10_000, 5_000],
  ])('for %i ms ends at %i ms with ticks every %i ms', (highestMs, topMs, stepMs) => {
    expect(scaleFor(highestMs)).toEqual({ topMs, stepMs });
  });
});

it('a line is interrupted where nothing was known', () => {
  expect(runsOf([null, 1, 2, null, 3, null])).toEqual([
    { from: 1, to: 2 },
    { from: 4, to: 4 },
  ]);
  expect(runsOf([])).toEqual([]);
});
