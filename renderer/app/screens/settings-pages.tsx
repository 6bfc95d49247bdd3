import type { ReactNode } from 'react';
import {
  ConnectionIcon,
  DiagnosticsIcon,
  GameIcon,
  KeyboardIcon,
  OverlayIcon,
  PeopleIcon,
  PersonIcon,
  UpdateIcon,
} from '../../ui/icons/place-icons.tsx';
import { InfoIcon } from '../../ui/icons/sign-icons.tsx';
import { MicrophoneIcon, SpeakerIcon, TalkIcon } from '../../ui/icons/sound-icons.tsx';

const SETTINGS_PAGES = [
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

/** The pages that a guest's page has nothing for. */
const APP_ONLY: ReadonlySet<SettingsPage> = new Set(['keys', 'games', 'overlay', 'updates']);

/** Returns the pages of the settings in their order. `isGuest`: on a page that guests open. */
export function settingsPages(isGuest: boolean): readonly (typeof SETTINGS_PAGES)[number][] {
  return isGuest ? SETTINGS_PAGES.filter(({ id }) => !APP_ONLY.has(id)) : SETTINGS_PAGES;
}

export type SettingsPage = (typeof SETTINGS_PAGES)[number]['id'];
