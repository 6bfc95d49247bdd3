import type { ReactNode } from 'react';
import './logo.css';

/** Earshot's logo: a person, and how far their voice carries. */
export function Logo({ size = 28 }: { readonly size?: number }): ReactNode {
  return (
    <span className="logo">
      <svg
        width={size}
        height={size}
        viewBox="0 0 32 32"
        fill="none"
        stroke="currentColor"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <circle cx="11" cy="21" r="4.5" fill="currentColor" stroke="none" />
        <path d="M12 11.5a9.5 9.5 0 0 1 8.5 8.5" strokeWidth="3" />
        <path d="M12.5 4.5a16.5 16.5 0 0 1 15 15" strokeWidth="3" opacity="0.5" />
      </svg>
      <span className="logo-name">Earshot</span>
    </span>
  );
}
