import { isAppUrl } from './app-origin.ts';

/** The requester: the page's origin or URL, and whether it is a window's main frame. */
export interface PermissionAsker {
  readonly url: string;
  readonly isMainFrame: boolean;
}

/** The window's permissions besides the microphone. All others are denied. */
const GRANTED: ReadonlySet<string> = new Set([
  'speaker-selection',
  'clipboard-sanitized-write',
  // Hosts are often on the user's own network or machine, and Chromium asks before a page may connect there.
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** Returns whether a request is granted. `mediaTypes` is what `media` requests: only the microphone is allowed. */
export function isPermissionRequestGranted(
  permission: string,
  asker: PermissionAsker,
  mediaTypes: readonly string[] | undefined,
): boolean {
  if (!isOurs(asker)) return false;
  if (permission === 'media') return mediaTypes?.length === 1 && mediaTypes[0] === 'audio';
  return GRANTED.has(permission);
}

/** Whether a permission is already granted. Without `media` for audio, devices would be listed without names. */
export function isPermissionCheckGranted(
  permission: string,
  asker: PermissionAsker,
  mediaType: string | undefined,
): boolean {
  if (!isOurs(asker)) return false;
  if (permission === 'media') return mediaType === 'audio';
  return GRANTED.has(permission);
}

function isOurs({ url, isMainFrame }: PermissionAsker): boolean {
  return isMainFrame && isAppUrl(url);
}
