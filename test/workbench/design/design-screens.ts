import type { Look } from '../looks/look.ts';

/** A screen of which `docs/design` has a picture before and after its redesign. */
export interface DesignScreen {
  /** The name of its folder. */
  readonly name: string;
  readonly story: string;
  readonly state: string;
}

export const DESIGN_SCREENS: readonly DesignScreen[] = [
  { name: 'start', story: 'app/screens/start/StartScreen', state: 'with recents and two lobbies near' },
  { name: 'first-run', story: 'app/screens/SetupScreen', state: 'sound' },
  { name: 'lobby', story: 'app/screens/LobbyScreen', state: 'connected' },
  { name: 'settings', story: 'app/settings/SettingsDialog', state: 'profile' },
  { name: 'rules', story: 'features/rules/RulesDialog', state: 'host' },
  { name: 'games', story: 'app/settings/SettingsDialog', state: 'games' },
  { name: 'guest', story: 'app/screens/start/GuestStartScreen', state: 'invited to a known lobby' },
];

/** The looks of a picture, from top to bottom. */
export const DESIGN_LOOKS: readonly Pick<Look, 'theme' | 'direction'>[] = [
  { theme: 'light', direction: 'ltr' },
  { theme: 'dark', direction: 'ltr' },
  { theme: 'contrast', direction: 'ltr' },
  { theme: 'light', direction: 'rtl' },
];

/** A window in which each look shows. */
export interface DesignWindow {
  readonly width: number;
  readonly height: number;
  /** Whether it belongs to a phone, which has fingers and no pointer. */
  readonly isTouched: boolean;
}

/** The windows of a picture, from left to right. */
export const DESIGN_WINDOWS: readonly DesignWindow[] = [
  { width: 1_280, height: 800, isTouched: false },
  { width: 420, height: 720, isTouched: false },
  { width: 390, height: 844, isTouched: true },
];

/** Each window is scaled to this height. */
export const ROW_PIXELS = 400;
