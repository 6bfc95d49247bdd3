import { useEffect, useRef, useState, type ReactNode } from 'react';
import { decodeImage } from './images/decode-image.ts';

interface Props {
  readonly content: Blob;
  /** What it shows, for screen readers. */
  readonly label: string;
  /** The longest side that is decoded, pixels; not given = the limit of images. */
  readonly maxSide?: number;
  /** It is no image that may be shown, or it is damaged. */
  readonly onFailed: () => void;
}

/** Shows an image of a stranger as pixels: the page never gets the file itself. */
export function ImageCanvas({ content, label, maxSide, onFailed }: Props): ReactNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const failed = useRef(onFailed);
  failed.current = onFailed;
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void decodeImage(content, maxSide).then((picture) => {
      const element = canvas.current;
      if (isWanted && picture === undefined) failed.current();
      if (isWanted && picture !== undefined && element !== null) {
        [element.width, element.height] = [picture.width, picture.height];
        element.getContext('2d')?.drawImage(picture, 0, 0);
        setDrawn(true);
      }
      picture?.close();
    });
    return () => {
      isWanted = false;
    };
  }, [content, maxSide]);
  return <canvas className="file-canvas" ref={canvas} role="img" aria-label={label} data-drawn={isDrawn} />;
}
