import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** Voice and sound. */

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

export const SpeakerIcon = (): ReactNode => (
  <Icon>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18.3 6a9 9 0 0 1 0 12" />
  </Icon>
);

export const SpeakerOffIcon = ({ size }: { readonly size?: number }): ReactNode => (
  <Icon size={size ?? 20}>
    <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
    <path d="m4 4 16 16" />
  </Icon>
);

export const TalkIcon = (): ReactNode => (
  <Icon>
    <path d="M4 11v2M8 8v8M12 5v14M16 8v8M20 11v2" />
  </Icon>
);

export const EarIcon = (): ReactNode => (
  <Icon size={16}>
    <path d="M7 14.5V9.5a5.5 5.5 0 0 1 11 0c0 4-4 4.5-4 8a3 3 0 0 1-5.5 1.5" />
    <path d="M10 12.5a2 2 0 0 0 2-2 1.5 1.5 0 1 1 3 0" />
  </Icon>
);

export const JourneyIcon = (): ReactNode => (
  <Icon>
    <circle cx="5" cy="18" r="2" />
    <circle cx="19" cy="6" r="2" />
    <path d="M7 18h7a3 3 0 0 0 0-6h-4a3 3 0 0 1 0-6h7" />
  </Icon>
);
