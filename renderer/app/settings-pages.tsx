import type { ReactNode } from 'react';
import { GameIcon, InfoIcon, MicrophoneIcon, PersonIcon, SpeakerIcon, TalkIcon } from '../ui/icons.tsx';

/** The pages of the settings, in their order. */
export const SETTINGS_PAGES = [
  { id: 'profile', icon: <PersonIcon /> },
  { id: 'microphone', icon: <MicrophoneIcon /> },
  { id: 'sound', icon: <SpeakerIcon /> },
  { id: 'talking', icon: <TalkIcon /> },
  { id: 'games', icon: <GameIcon /> },
  { id: 'about', icon: <InfoIcon /> },
] as const satisfies readonly { readonly id: string; readonly icon: ReactNode }[];

export type SettingsPage = (typeof SETTINGS_PAGES)[number]['id'];
