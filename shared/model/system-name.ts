/** The names of systems as their makers write them, by the platform as Node names it. */
const SYSTEM_NAMES: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };

/** Returns the name of a system; of an unknown platform, what it calls itself. */
export function systemName(platform: string): string {
  return SYSTEM_NAMES[platform] ?? platform;
}
