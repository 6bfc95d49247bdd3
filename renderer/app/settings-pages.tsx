import type { ReactNode } from 'react';
import { CheckIcon, EyeIcon, GameIcon, InfoIcon, MicrophoneIcon, PersonIcon, SettingsIcon, SpeakerIcon, TalkIcon } from '../ui/icons.tsx';

/** The pages of the settings, in their order. */
export const SETTINGS_PAGES = [
  { id: 'profile', icon: <PersonIcon /> },
  { id: 'microphone', icon: <MicrophoneIcon /> },
  { id: 'sound', icon: <SpeakerIcon /> },
  { id: 'talking', icon: <TalkIcon /> },
  { id: 'games', icon: <GameIcon /> },
  { id: 'overlay', icon: <EyeIcon /> },
  { id: 'updates', icon: <SettingsIcon /> },
  { id: 'diagnostics', icon: <CheckIcon /> },
  { id: 'about', icon: <InfoIcon /> },
] as const satisfies readonly { readonly id: string; readonly icon: ReactNode }[];

export type SettingsPage = (typeof SETTINGS_PAGES)[number]['id'];
