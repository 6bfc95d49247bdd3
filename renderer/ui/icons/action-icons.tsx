import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** What a button does. */

export const CopyIcon = (): ReactNode => (
  <Icon>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M15 5V5a2 2 0 0 0-2-2H6a3 3 0 0 0-3 3v7a2 2 0 0 0 2 2" />
  </Icon>
);

export const TextIcon = (): ReactNode => (
  <Icon>
    <path d="M4 5h16v11H9l-5 4z" />
    <path d="M8 9h8M8 12.5h5" />
  </Icon>
);

export const SendIcon = (): ReactNode => (
  <Icon>
    <path d="m4 4 17 8-17 8 3-8z" />
    <path d="M7 12h7" />
  </Icon>
);

export const AttachIcon = (): ReactNode => (
  <Icon>
    <path d="m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7L9.5 17a1.7 1.7 0 0 1-2.4-2.4L14.5 7" />
  </Icon>
);

export const SaveIcon = (): ReactNode => (
  <Icon>
    <path d="M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4 20h16" />
  </Icon>
);

export const EditIcon = (): ReactNode => (
  <Icon>
    <path d="m4 20 1-5L16 4l4 4L9 19z" />
  </Icon>
);

export const DeleteIcon = (): ReactNode => (
  <Icon>
    <path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13" />
  </Icon>
);

export const CheckIcon = (): ReactNode => (
  <Icon>
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </Icon>
);

export const CloseIcon = (): ReactNode => (
  <Icon>
    <path d="m6 6 12 12M18 6 6 18" />
  </Icon>
);

export const PlayIcon = (): ReactNode => (
  <Icon>
    <path d="M8 5.5v13l10.5-6.5z" />
  </Icon>
);

export const StopIcon = (): ReactNode => (
  <Icon>
    <rect x="6.5" y="6.5" width="11" height="11" rx="1.5" />
  </Icon>
);

/** A target that moves. */
export const FollowIcon = (): ReactNode => (
  <Icon>
    <circle cx="14" cy="10" r="6" />
    <circle cx="14" cy="10" r="1.2" />
    <path d="m8.5 15.5-5 5M3.5 15.5v5h5" />
  </Icon>
);

export const MoreIcon = (): ReactNode => (
  <Icon>
    <path d="M6 12v.01M12 12v.01M18 12v.01" />
  </Icon>
);

export const BackIcon = (): ReactNode => (
  <Icon>
    <path d="M19 12H5m5-6-6 6 6 6" />
  </Icon>
);

export const LeaveIcon = (): ReactNode => (
  <Icon>
    <path d="M14 4H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h7M11 12h9m-3-3.5 3.5 3.5-3.5 3.5" />
  </Icon>
);

export const RenewIcon = (): ReactNode => (
  <Icon>
    <path d="M20 11a8 8 0 0 0-14.2-4L4 9m0-5v5h5M4 13a8 8 0 0 0 14.2 4L20 15m0 5v-5h-5" />
  </Icon>
);

export const InviteIcon = (): ReactNode => (
  <Icon>
    <circle cx="10" cy="8" r="4" />
    <path d="M3 20a7 7 0 0 1 12.5-4.3M18.5 14v6M15.5 17h6" />
  </Icon>
);

export const BlockIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="m6 6 12 12" />
  </Icon>
);

export const PlusIcon = (): ReactNode => (
  <Icon>
    <path d="M12 6v12M6 12h12" />
  </Icon>
);

export const MinusIcon = (): ReactNode => (
  <Icon>
    <path d="M6 12h12" />
  </Icon>
);

export const FitIcon = (): ReactNode => (
  <Icon>
    <path d="M4 9V5a1 1 0 0 1 1-1h4M15 4h4a1 1 0 0 1 1 1v4M20 15v4a1 1 0 0 1-1 1h-4M9 20H5a1 1 0 0 1-1-1v-4" />
  </Icon>
);

export const LocateIcon = (): ReactNode => (
  <Icon>
    <circle cx="12" cy="12" r="6" />
    <path d="M12 3v3M12 18v3M3 12h3M18 12h3" />
  </Icon>
);

export const ChevronIcon = (): ReactNode => (
  <Icon size={16}>
    <path d="m7 14.5 5-5 5 5" />
  </Icon>
);

export const SearchIcon = (): ReactNode => (
  <Icon>
    <circle cx="10.5" cy="10.5" r="6" />
    <path d="M15 15l5 5" />
  </Icon>
);

export const SortIcon = (): ReactNode => (
  <Icon>
    <path d="M4 7h16M7 12h10M10 17h4" />
  </Icon>
);
