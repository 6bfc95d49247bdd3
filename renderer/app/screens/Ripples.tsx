import type { ReactNode } from 'react';
import { PLAYER_HUES } from '../../../shared/model/people/player-color.ts';

/** A player in the picture: a polar position, and the place of the colour in `PLAYER_HUES`. */
const PLAYERS = [
  { radius: 130, degrees: -62, color: 2 },
  { radius: 200, degrees: -138, color: 3 },
  { radius: 270, degrees: -24, color: 4 },
  { radius: 340, degrees: -106, color: 6 },
] as const;

/** The picture behind the start screen: sound spreading from a player to the players around. */
export function Ripples(): ReactNode {
  return (
    <svg className="ripples" viewBox="0 0 800 800" fill="none" stroke="currentColor" aria-hidden="true">
      {[60, 130, 200, 270, 340, 398].map((radius) => (
        <circle key={radius} cx="400" cy="400" r={radius} strokeWidth="1.5" opacity={1 - radius / 440} />
      ))}
      <circle cx="400" cy="400" r="16" fill="currentColor" stroke="none" />
      {PLAYERS.map(({ radius, degrees, color }) => {
        const angle = (degrees * Math.PI) / 180;
        return (
          <circle
            key={color}
            cx={400 + radius * Math.cos(angle)}
            cy={400 + radius * Math.sin(angle)}
            r="11"
            fill={`oklch(0.7 0.14 ${PLAYER_HUES[color]})`}
            stroke="none"
          />
        );
      })}
    </svg>
  );
}
