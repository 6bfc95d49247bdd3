import type { Settings } from '../../../../../shared/model/settings.ts';

/** How the window first appears. `hidden`: only the tray shows that Earshot runs. */
export type Appearance = 'shown' | 'minimised' | 'hidden';

export interface StartCircumstances {
  readonly settings: Pick<Settings, 'startsMinimised' | 'closesToTray' | 'isSetUp'>;
  /** Whether the user opened a link, or asked for the practice lobby, and wants to see the result. */
  readonly isExpected: boolean;
}

/**
 * Returns how the window first appears: in the background only if the user wants that and nothing waits for them, and
 * not before the first run is complete.
 */
export function firstAppearance({ settings, isExpected }: StartCircumstances): Appearance {
  if (!settings.startsMinimised || !settings.isSetUp || isExpected) return 'shown';
  // Users who never use the tray look for Earshot in the taskbar.
  return settings.closesToTray ? 'hidden' : 'minimised';
}

/** Returns whether closing the window hides it. While the app itself exits, windows close. */
export function closingHides(settings: Pick<Settings, 'closesToTray'>, isEnding: boolean): boolean {
  return settings.closesToTray && !isEnding;
}
