import type { HotkeyStatus } from './hotkey-source.ts';

/** A way to hear keys on this system. */
export interface HotkeyStep {
  readonly way: 'hook' | 'portal';
  /** It does not hear keys over every window. */
  readonly isLimited: boolean;
}

export interface HotkeyPlan {
  /** The best first; each is tried when the system does not offer the one before. */
  readonly steps: readonly HotkeyStep[];
  /** Why there is no way. */
  readonly problem: HotkeyStatus['problem'];
}

/**
 * Decides how this system lets a program hear keys while another program has the focus. Windows: the hook hears nothing
 * over programs that run as administrator, unless Earshot does too. Wayland: only the portal hears everything; the hook
 * then hears X11 programs through XWayland, among them most games. Without a display the hook would abort its process,
 * so it is never tried.
 */
export function planHotkeys(platform: string, environment: Readonly<Record<string, string | undefined>>): HotkeyPlan {
  if (platform === 'win32') return { steps: [{ way: 'hook', isLimited: true }], problem: null };
  if (platform === 'darwin') return { steps: [{ way: 'hook', isLimited: false }], problem: null };
  const hasX11 = Boolean(environment['DISPLAY']);
  const isWayland = environment['XDG_SESSION_TYPE'] === 'wayland';
  const hook: HotkeyStep = { way: 'hook', isLimited: isWayland };
  const steps: readonly HotkeyStep[] = [
    ...(isWayland ? [{ way: 'portal', isLimited: false } as const] : []),
    ...(hasX11 ? [hook] : []),
  ];
  return { steps, problem: steps.length === 0 ? 'no-display' : null };
}
