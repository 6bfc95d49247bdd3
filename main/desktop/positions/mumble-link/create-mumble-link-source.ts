import { failure, success, type Result } from '../../../../shared/result.ts';
import { monotonicMs } from '../../../clock/monotonic-time.ts';
import type { ChosenProfile } from '../../../../shared/model/game-profile.ts';
import { conversionOf } from './link-conversion.ts';
import type { LinkMemory, LinkMemoryLack } from './link-memory.ts';
import { MumbleLinkSource } from './mumble-link-source.ts';
import { PosixMemory } from './posix-memory.ts';
import { SharedFileMemory } from './shared-file-memory.ts';
import { loadPosixLibrary, loadWindowsLibrary } from './system-libraries.ts';
import { WindowsMemory } from './windows-memory.ts';

export interface MumbleLinkOptions {
  /** Replaces the name that games use, so that several instances on one machine have separate links. */
  readonly mappingName?: string | undefined;
  /** Returns the profiles that the player has chosen for games. */
  readonly chosenProfiles?: () => readonly ChosenProfile[];
}

/** A name in /dev/shm or in Windows' table of objects, without any path. */
const MAPPING_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,29}$/;

/** Creates the source for this system. It opens nothing and loads no native code before it is started. */
export function createMumbleLinkSource(options: MumbleLinkOptions = {}): MumbleLinkSource {
  const { mappingName, chosenProfiles = () => [] } = options;
  return new MumbleLinkSource({
    loadMemory: () => loadMemory(mappingName),
    conversionOf: (gameName) => conversionOf(gameName, chosenProfiles()),
    nowMs: monotonicMs,
  });
}

async function loadMemory(mappingName: string | undefined): Promise<Result<LinkMemory, LinkMemoryLack>> {
  if (mappingName !== undefined && !MAPPING_NAME.test(mappingName)) {
    return failure(
      'bad-name',
      'EARSHOT_MUMBLE_LINK is not a valid name: use up to 30 letters, digits, dots, hyphens and underscores. Mumble Link is off.',
    );
  }
  const userId = process.getuid?.() ?? 0;
  const name = mappingName ?? (process.platform === 'win32' ? 'MumbleLink' : `MumbleLink.${userId}`);
  if (process.platform === 'linux') return success(new SharedFileMemory(`/dev/shm/${name}`, userId));
  try {
    if (process.platform === 'win32') return success(new WindowsMemory(await loadWindowsLibrary(), name));
    if (process.platform === 'darwin') return success(new PosixMemory(await loadPosixLibrary(), `/${name}`, userId));
  } catch (error) {
    return failure(
      'no-native-code',
      `Mumble Link needs the package koffi, which cannot be loaded here (${(error as Error).message}). Reinstall Earshot; the local game API works without it.`,
    );
  }
  return failure('wrong-system', 'Mumble Link works on Windows, macOS and Linux only.');
}
