import type { Settings } from '../../../../shared/model/settings.ts';

/** How the window first appears. `hidden`: only the tray shows that Earshot runs. */
export type Appearance = 'shown' | 'minimised' | 'hidden';

export interface StartCircumstances {
  readonly settings: Pick<Settings, 'startsMinimised' | 'closesToTray' | 'isSetUp'>;
  /** Whether the person opened a link, or asked for the practice lobby: they want to see what comes of it. */
  readonly isExpected: boolean;
}

/**
 * In the background only where the person wants that and nothing waits for them: not before the first run has ended.
 */
export function firstAppearance({ settings, isExpected }: StartCircumstances): Appearance {
  if (!settings.startsMinimised || !settings.isSetUp || isExpected) return 'shown';
  // Whoever never uses the tray looks for Earshot in the taskbar.
  return settings.closesToTray ? 'hidden' : 'minimised';
}

/** What closing the window does. While the app itself ends, windows close. */
export function closingHides(settings: Pick<Settings, 'closesToTray'>, isEnding: boolean): boolean {
  return settings.closesToTray && !isEnding;
}
