import { useEffect, useRef, type RefObject } from 'react';
import { JOURNEY_STAGES, type JourneyStage } from '../../../shared/model/journey.ts';
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
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    scheme.addEventListener('change', redraw);
    return () => {
      observer.disconnect();
      scheme.removeEventListener('change', redraw);
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

/** Reads the plot's colours from a probe element, because a canvas does not understand `var()` and `light-dark()`. */
function readColors(canvas: HTMLCanvasElement): PlotColors {
  const probe = document.createElement('span');
  canvas.parentElement?.append(probe);
  const resolve = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const stages = Object.fromEntries(JOURNEY_STAGES.map((stage) => [stage, resolve(`--journey-${stage}`)])) as Record<
    JourneyStage,
    string
  >;
  const colors = {
    stages,
    grid: resolve('--line'),
    text: resolve('--ink-soft'),
    halo: resolve('--surface-sunken'),
    font: `12px ${getComputedStyle(canvas).fontFamily}`,
  };
  probe.remove();
  return colors;
}
