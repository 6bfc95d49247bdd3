import type { ReactNode } from 'react';

/** Line icons of one family: 20 px, drawn on a grid of 24, in the colour of the surrounding text. */
function Icon({ children, size = 20 }: { readonly children: ReactNode; readonly size?: number }): ReactNode {
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

const MICROPHONE = (
  <>
    <rect x="9" y="3" width="6" height="11" rx="3" />
    <path d="M5 11a7 7 0 0 0 14 0M12 18v3" />
  </>
);
const HEADPHONES = (
  <path d="M4 15v-3a8 8 0 0 1 16 0v3M4 15a2 2 0 0 1 2-2h1v7H6a2 2 0 0 1-2-2zM20 15a2 2 0 0 0-2-2h-1v7h1a2 2 0 0 0 2-2z" />
);
const STRIKE = <path d="m4 4 16 16" />;

export const MicrophoneIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>{MICROPHONE}</Icon>
);
export const MicrophoneOffIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>
    {MICROPHONE}
    {STRIKE}
  </Icon>
);
export const HeadphonesIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>{HEADPHONES}</Icon>
);
export const HeadphonesOffIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>
    {HEADPHONES}
    {STRIKE}
  </Icon>
);
export const CopyIcon = (): ReactNode => (
  <Icon>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M15 5V5a2 2 0 0 0-2-2H6a3 3 0 0 0-3 3v7a2 2 0 0 0 2 2" />
  </Icon>
);
export const CheckIcon = (): ReactNode => (
  <Icon>
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </Icon>
);
export const SettingsIcon = (): ReactNode => (
  <Icon>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2" />
    <circle cx="9" cy="17" r="2" />
  </Icon>
);
export const LeaveIcon = (): ReactNode => (
  <Icon>
    <path d="M14 4H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h7M11 12h9m-3-3.5 3.5 3.5-3.5 3.5" />
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
export const CompassIcon = (): ReactNode => (
  <Icon>
    <path d="M12 2.5 16 12H8z" fill="currentColor" />
    <path d="M8 12h8l-4 9.5z" />
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
export const EarIcon = (): ReactNode => (
  <Icon size={16}>
    <path d="M7 14.5V9.5a5.5 5.5 0 0 1 11 0c0 4-4 4.5-4 8a3 3 0 0 1-5.5 1.5" />
    <path d="M10 12.5a2 2 0 0 0 2-2 1.5 1.5 0 1 1 3 0" />
  </Icon>
);
export const MoreIcon = (): ReactNode => (
  <Icon>
    <path d="M6 12v.01M12 12v.01M18 12v.01" />
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
export const SpeakerIcon = (): ReactNode => (
  <Icon>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18.3 6a9 9 0 0 1 0 12" />
  </Icon>
);
export const TalkIcon = (): ReactNode => (
  <Icon>
    <path d="M4 11v2M8 8v8M12 5v14M16 8v8M20 11v2" />
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
export const SpeakerOffIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
    <path d="m4 4 16 16" />
  </Icon>
);
export const BlockIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>
    <circle cx="12" cy="12" r="8.5" />
    <path d="m6 6 12 12" />
  </Icon>
);
export const JourneyIcon = (): ReactNode => (
  <Icon>
    <circle cx="5" cy="18" r="2" />
    <circle cx="19" cy="6" r="2" />
    <path d="M7 18h7a3 3 0 0 0 0-6h-4a3 3 0 0 1 0-6h7" />
  </Icon>
);
export const LockIcon = (): ReactNode => (
  <Icon>
    <rect x="5" y="11" width="14" height="9" rx="2" />
    <path d="M8 11V8a4 4 0 0 1 8 0v3" />
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
export const ConnectionIcon = (): ReactNode => (
  <Icon>
    <path d="M4 9.5a12 12 0 0 1 16 0M7 13a8 8 0 0 1 10 0M10 16.4a4 4 0 0 1 4 0" />
    <circle cx="12" cy="19" r="0.6" />
  </Icon>
);

export function PhoneIcon(): ReactNode {
  return (
    <Icon>
      <rect x="7" y="3" width="10" height="18" rx="2" />
      <path d="M11 18h2" />
    </Icon>
  );
}
