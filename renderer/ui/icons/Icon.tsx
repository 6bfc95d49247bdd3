import type { ReactNode } from 'react';

/** Line icons of one family: 20 px, drawn on a grid of 24, in the colour of the surrounding text. */
export function Icon({ children, size = 20 }: { readonly children: ReactNode; readonly size?: number }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}
