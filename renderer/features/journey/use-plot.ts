import { useEffect, useRef, type RefObject } from 'react';
import { JOURNEY_STAGES, type JourneyStage } from '../../../shared/model/journey.ts';
import { resolveColors, watchColors } from '../../ui/styles/resolve-colors.ts';
import type { PlotArea, PlotColors } from './paint-history.ts';

export type Paint = (context: CanvasRenderingContext2D, area: PlotArea, colors: PlotColors) => void;

/**
 * Returns a ref for a canvas that `paint` draws on after each render, and when its size or the system's colours change.
 */
export function usePlot(paint: Paint): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(paint);
  useEffect(() => {
    latest.current = paint;
    if (canvas.current !== null) draw(canvas.current, paint);
  });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const redraw = (): void => draw(element, latest.current);
    const observer = new ResizeObserver(redraw);
    observer.observe(element);
    const stopWatching = watchColors(redraw);
    return () => {
      observer.disconnect();
      stopWatching();
    };
  }, []);
  return canvas;
}

function draw(canvas: HTMLCanvasElement, paint: Paint): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const context = canvas.getContext('2d');
  if (context === null || width === 0 || height === 0) return;
  const scale = window.devicePixelRatio;
  // Setting the size also clears the canvas.
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  context.scale(scale, scale);
  paint(context, { width, height, isMirrored: getComputedStyle(canvas).direction === 'rtl' }, readColors(canvas));
}

/** Resolves the plot's design tokens at the canvas. */
function readColors(canvas: HTMLCanvasElement): PlotColors {
  const parent = canvas.parentElement ?? document.body;
  const stageTokens = Object.fromEntries(JOURNEY_STAGES.map((stage) => [stage, `--journey-${stage}`]));
  return {
    stages: resolveColors(parent, stageTokens as Record<JourneyStage, string>),
    ...resolveColors(parent, { grid: '--line', text: '--ink-soft', halo: '--surface-sunken' }),
    font: `12px ${getComputedStyle(canvas).fontFamily}`,
  };
}
