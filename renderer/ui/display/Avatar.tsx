import type { ReactNode, Ref } from 'react';
import { initialsOf } from './identity.ts';
import './avatar.css';

interface Props {
  /** The player's colour in degrees. */
  readonly hue: number;
  readonly name: string;
  /** The ring that shows talk; the animating code writes its opacity and scale. */
  readonly ringRef?: Ref<HTMLSpanElement>;
}

/** Shows the colour and initials of the player's dot on the map. */
export function Avatar({ hue, name, ringRef }: Props): ReactNode {
  return (
    <span className="avatar" style={{ '--hue': hue } as React.CSSProperties} aria-hidden="true">
      <span className="avatar-ring" ref={ringRef} />
      {initialsOf(name)}
    </span>
  );
}
