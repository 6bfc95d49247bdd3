import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { loadKoffi } from './load-koffi.ts';

/** Where a file comes from, for systems that want an address; it tells nothing about the lobby. */
const ORIGIN = 'earshot://file';

/** The zone "Internet" of Windows. */
const ZONE_STREAM = '[ZoneTransfer]\r\nZoneId=3\r\n';

/** Of macOS: the file was downloaded, and nobody has agreed to open it yet. */
const QUARANTINE_FLAGS = '0081';

/**
 * Marks a file as one from the internet, as browsers do: the system then asks before it runs a program in it. Returns
 * whether it could: a USB stick, for example, keeps no marks.
 */
export async function markFromInternet(
  filePath: string,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean> {
  try {
    if (platform === 'win32') await writeFile(`${filePath}:Zone.Identifier`, ZONE_STREAM);
    else if (platform === 'darwin')
      await setAttribute(filePath, 'com.apple.quarantine', quarantineOf(Date.now()), true);
    else await setAttribute(filePath, 'user.xdg.origin.url', ORIGIN, false);
    return true;
  } catch {
    return false;
  }
}

function quarantineOf(wallMs: number): string {
  const seconds = Math.floor(wallMs / 1_000).toString(16);
  return `${QUARANTINE_FLAGS};${seconds};Earshot;${randomUUID().toUpperCase()}`;
}

async function setAttribute(filePath: string, name: string, value: string, isMacOs: boolean): Promise<void> {
  const library = (await loadKoffi()).load(isMacOs ? 'libSystem.B.dylib' : 'libc.so.6');
  const bytes = Buffer.from(value);
  const failed = isMacOs
    ? library.func(
        'int setxattr(const char *path, const char *name, const void *value, size_t size, uint32_t position, int options)',
      )(...[filePath, name, bytes, bytes.length, 0, 0])
    : library.func('int setxattr(const char *path, const char *name, const void *value, size_t size, int flags)')(
        ...[filePath, name, bytes, bytes.length, 0],
      );
  if (failed !== 0) throw new Error(`The attribute ${name} could not be written.`);
}
