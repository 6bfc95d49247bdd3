import { useMemo, type ReactNode } from 'react';
import { qrPath } from './qr-path.ts';
import './qr-code.css';

interface Props {
  /** The text in the code, such as a link. */
  readonly text: string;
  /** The purpose of the code, for screen readers. */
  readonly label: string;
}

/**
 * A QR code. It is dark on light in every theme, because many readers do not find light codes on dark ground. Shows
 * nothing if the text is too long for a code.
 */
export function QrCode({ text, label }: Props): ReactNode {
  const code = useMemo(() => qrPath(text), [text]);
  if (code === undefined) return null;
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${code.sideModules} ${code.sideModules}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect className="qr-code-ground" width="100%" height="100%" />
      <path className="qr-code-modules" d={code.path} />
    </svg>
  );
}
