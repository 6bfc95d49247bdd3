import type { ReactNode } from 'react';
import { GameIcon, OverlayIcon, PersonIcon, SettingsIcon } from '../../ui/icons/place-icons.tsx';
import { SpeakerIcon, TalkIcon } from '../../ui/icons/sound-icons.tsx';

const SETTINGS_PAGES = [
  { id: 'profile', icon: <PersonIcon /> },
  { id: 'audio', icon: <SpeakerIcon /> },
  { id: 'talking', icon: <TalkIcon /> },
  { id: 'games', icon: <GameIcon /> },
  { id: 'overlay', icon: <OverlayIcon /> },
  { id: 'advanced', icon: <SettingsIcon /> },
] as const satisfies readonly { readonly id: string; readonly icon: ReactNode }[];

/** The pages that a guest's page has nothing for. */
const APP_ONLY: ReadonlySet<SettingsPage> = new Set(['games', 'overlay']);

/** Returns the pages of the settings in their order. `isGuest`: on a page that guests open. */
export function settingsPages(isGuest: boolean): readonly (typeof SETTINGS_PAGES)[number][] {
  return isGuest ? SETTINGS_PAGES.filter(({ id }) => !APP_ONLY.has(id)) : SETTINGS_PAGES;
}

export type SettingsPage = (typeof SETTINGS_PAGES)[number]['id'];
