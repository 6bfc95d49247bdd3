import type { ReactNode } from 'react';
import {
  ConnectionIcon,
  DiagnosticsIcon,
  GameIcon,
  InfoIcon,
  KeyboardIcon,
  MicrophoneIcon,
  OverlayIcon,
  PeopleIcon,
  PersonIcon,
  SpeakerIcon,
  TalkIcon,
  UpdateIcon,
} from '../../ui/icons.tsx';

/** The pages of the settings, in their order. */
export const SETTINGS_PAGES = [
  { id: 'profile', icon: <PersonIcon /> },
  { id: 'microphone', icon: <MicrophoneIcon /> },
  { id: 'sound', icon: <SpeakerIcon /> },
  { id: 'talking', icon: <TalkIcon /> },
  { id: 'keys', icon: <KeyboardIcon /> },
  { id: 'people', icon: <PeopleIcon /> },
  { id: 'games', icon: <GameIcon /> },
  { id: 'connection', icon: <ConnectionIcon /> },
  { id: 'overlay', icon: <OverlayIcon /> },
  { id: 'updates', icon: <UpdateIcon /> },
  { id: 'diagnostics', icon: <DiagnosticsIcon /> },
  { id: 'about', icon: <InfoIcon /> },
] as const satisfies readonly { readonly id: string; readonly icon: ReactNode }[];

export type SettingsPage = (typeof SETTINGS_PAGES)[number]['id'];
