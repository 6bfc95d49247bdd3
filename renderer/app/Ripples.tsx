import type { ReactNode } from 'react';

/** Sound going out: the picture behind the start screen. */
export function Ripples(): ReactNode {
  return (
    <svg className="ripples" viewBox="0 0 800 800" fill="none" stroke="currentColor" aria-hidden="true">
      {[60, 130, 200, 270, 340, 400].map((radius) => (
        <circle key={radius} cx="400" cy="400" r={radius} strokeWidth="1.5" opacity={1 - radius / 440} />
      ))}
      <circle cx="400" cy="400" r="14" fill="currentColor" stroke="none" opacity="0.8" />
    </svg>
  );
}
