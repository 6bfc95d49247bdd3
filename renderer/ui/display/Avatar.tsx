import { useSyncExternalStore, type ReactNode, type Ref } from 'react';
import { initialsOf } from './identity.ts';
import './avatar.css';

/** A picture that may come later. */
export interface AvatarPicture {
  /** Returns the picture if it can be shown now; the same object until it changes. */
  readonly current: () => { readonly url: string } | null;
  /** Calls back when `current` changes. Returns a function to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

interface Props {
  /** The player's colour in degrees. */
  readonly hue: number;
  readonly name: string;
  readonly picture?: AvatarPicture | undefined;
  /** The ring that shows talk; the animating code writes its opacity and scale. */
  readonly ringRef?: Ref<HTMLSpanElement>;
}

const NO_PICTURE: AvatarPicture = { current: () => null, subscribe: () => () => undefined };

/** Returns a picture that is there. */
export function fixedPicture(url: string): AvatarPicture {
  const shown = { url };
  return { current: () => shown, subscribe: () => () => undefined };
}

/** Shows the player's picture in an edge of their colour, or the colour and initials of their dot on the map. */
export function Avatar({ hue, name, picture = NO_PICTURE, ringRef }: Props): ReactNode {
  const shown = useSyncExternalStore(picture.subscribe, picture.current, picture.current);
  return (
    <span className="avatar" style={{ '--hue': hue } as React.CSSProperties} aria-hidden="true">
      <span className="avatar-ring" ref={ringRef} />
      {shown === null ? (
        initialsOf(name)
      ) : (
        <img className="avatar-picture" src={shown.url} alt="" draggable={false} decoding="async" />
      )}
    </span>
  );
}
