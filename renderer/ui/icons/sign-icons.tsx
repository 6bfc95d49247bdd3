import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** What holds, and where. */

export const WarningIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>
    <path d="M12 4 2.8 19.5h18.4zM12 10v4M12 17v.01" />
  </Icon>
);

export const InfoIcon = (): ReactNode => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11v5M12 8v.01" />
  </Icon>
);

export const ArrowIcon = (): ReactNode => (
  <Icon size={14}>
    <path d="M12 20V4m-6 6 6-6 6 6" />
  </Icon>
);

export const PinIcon = (): ReactNode => (
  <Icon size={16}>
    <path d="M12 21c4-4.6 6.5-7.9 6.5-11a6.5 6.5 0 0 0-13 0c0 3.1 2.5 6.4 6.5 11z" />
    <circle cx="12" cy="10" r="2.2" />
  </Icon>
);

export const EyeIcon = (): ReactNode => (
  <Icon>
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
    <circle cx="12" cy="12" r="3" />
  </Icon>
);

export const StarIcon = ({ isFilled = false }: { readonly isFilled?: boolean }): ReactNode => (
  <Icon>
    <path
      d="m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.7-5 2.7 1.1-5.5L4 9.7l5.6-.7z"
      fill={isFilled ? 'currentColor' : 'none'}
    />
  </Icon>
);

export const LockIcon = (): ReactNode => (
  <Icon>
    <rect x="5" y="11" width="14" height="9" rx="2" />
    <path d="M8 11V8a4 4 0 0 1 8 0v3" />
  </Icon>
);

export const KeyIcon = (): ReactNode => (
  <Icon>
    <circle cx="8" cy="15" r="4.5" />
    <path d="m11.2 11.8 8.3-8.3M16 7l3 3" />
  </Icon>
);

export const CompassIcon = (): ReactNode => (
  <Icon>
    <path d="M12 2.5 16 12H8z" fill="currentColor" />
    <path d="M8 12h8l-4 9.5z" />
  </Icon>
);

export const BusyIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>
    <circle cx="12" cy="12" r="9" />
    <path d="M8 12h8" />
  </Icon>
);

export const ClockIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7v5l3 2" />
  </Icon>
);
