import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** The parts of the window. */

export const SettingsIcon = (): ReactNode => (
  <Icon>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="17" r="2" />
  </Icon>
);

export const RulesIcon = (): ReactNode => (
  <Icon size={16}>
    <circle cx="6" cy="18" r="2" fill="currentColor" />
    <path d="M6 10.5A7.5 7.5 0 0 1 13.5 18M6 4a14 14 0 0 1 14 14" />
  </Icon>
);

export const PersonIcon = (): ReactNode => (
  <Icon>
    <circle cx="12" cy="8" r="4" />
    <path d="M4.5 20a7.5 7.5 0 0 1 15 0" />
  </Icon>
);

export const PeopleIcon = (): ReactNode => (
  <Icon>
    <circle cx="9" cy="8.5" r="3.5" />
    <path d="M2.5 19.5a6.5 6.5 0 0 1 13 0M16 5.3a3.5 3.5 0 0 1 0 6.4M18.5 14.2a6.5 6.5 0 0 1 3 5.3" />
  </Icon>
);

/** Those who talk to each other around a table. */
export const MeetingIcon = (): ReactNode => (
  <Icon>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3.5v.01M12 20.5v.01M3.5 12v.01M20.5 12v.01M6 6v.01M18 6v.01M6 18v.01M18 18v.01" />
  </Icon>
);

export const KeyboardIcon = (): ReactNode => (
  <Icon>
    <rect x="2.5" y="6" width="19" height="12" rx="2.5" />
    <path d="M6.5 10v.01M10 10v.01M14 10v.01M17.5 10v.01M8 14h8" />
  </Icon>
);

export const GameIcon = (): ReactNode => (
  <Icon>
    <path d="M7.5 7h9a5 5 0 0 1 4.9 6l-.6 2.7a2.6 2.6 0 0 1-4.6 1L14.6 15H9.4l-1.6 1.7a2.6 2.6 0 0 1-4.6-1L2.6 13A5 5 0 0 1 7.5 7zM8 10v3M6.5 11.5h3M16 10.5v.01M17.5 12.5v.01" />
  </Icon>
);

export const OverlayIcon = (): ReactNode => (
  <Icon>
    <rect x="3" y="4" width="18" height="13" rx="2" />
    <path d="M6.5 7.5h4M6.5 10.5h3M9 20.5h6" />
  </Icon>
);

export const UpdateIcon = (): ReactNode => (
  <Icon>
    <path d="M12 4v10m-4-4 4 4 4-4M5 19.5h14" />
  </Icon>
);

export const DiagnosticsIcon = (): ReactNode => (
  <Icon>
    <path d="M3 13h4l2.5-7 4 12 2.5-5h5" />
  </Icon>
);

export const ConnectionIcon = (): ReactNode => (
  <Icon>
    <path d="M4 9.5a12 12 0 0 1 16 0M7 13a8 8 0 0 1 10 0M10 16.4a4 4 0 0 1 4 0" />
    <circle cx="12" cy="19" r="0.6" />
  </Icon>
);

export const PhoneIcon = (): ReactNode => (
  <Icon>
    <rect x="7" y="3" width="10" height="18" rx="2" />
    <path d="M11 18h2" />
  </Icon>
);

/** The whole window. */
export const ExpandIcon = (): ReactNode => (
  <Icon>
    <path d="M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7" />
  </Icon>
);

/** A strip beside a game. */
export const StripIcon = (): ReactNode => (
  <Icon>
    <rect x="3" y="4" width="18" height="16" rx="2" />
    <path d="M15 4v16" />
  </Icon>
);

/** A small window in a corner. */
export const MiniIcon = (): ReactNode => (
  <Icon>
    <rect x="3" y="4" width="18" height="16" rx="2" />
    <path d="M12 13.5h5.5v3H12z" />
  </Icon>
);

export const FileIcon = (): ReactNode => (
  <Icon>
    <path d="M6 3h8l5 5v13H6zM14 3v5h5" />
  </Icon>
);
