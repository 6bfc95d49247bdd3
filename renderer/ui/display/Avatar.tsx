import type { ReactNode, Ref } from 'react';
import { hueOf, initialsOf } from './identity.ts';
import './avatar.css';

interface Props {
  readonly participantId: number;
  readonly name: string;
  readonly isOwn: boolean;
  /** The ring that shows talk; the animating code writes its opacity and scale. */
  readonly ringRef?: Ref<HTMLSpanElement>;
}

/** Shows the colour and initials of the player's dot on the map. */
export function Avatar({ participantId, name, isOwn, ringRef }: Props): ReactNode {
  return (
    <span
      className="avatar"
      data-own={isOwn}
      style={{ '--hue': hueOf(participantId) } as React.CSSProperties}
      aria-hidden="true"
    >
      <span className="avatar-ring" ref={ringRef} />
      {initialsOf(name)}
    </span>
  );
}
