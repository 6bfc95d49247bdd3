import { createHash } from 'node:crypto';
import path from 'node:path';
import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import { success, type Result } from '../../../shared/result.ts';
import type { HostedLobbyOptions } from '../../host/host-options.ts';
import { openHostKeys } from '../desktop/host-keys-file.ts';
import type { Given } from '../../../shared/protocol/people/given-options.ts';
import { givenBy, withGiven } from './given-options.ts';
import { readLobbyStateFile } from './lobby-state-file.ts';
import { readSuccessionFile } from './succession-file.ts';

const MAX_NAME_IN_FOLDER = 32;
const HASH_CHARACTERS = 8;

export interface KeptLobbiesOptions {
  readonly dataFolder: string;
  readonly lobbies: readonly HostedLobbyOptions[];
  /** Whether each lobby has a folder of its own in `dataFolder`. */
  readonly hasLobbyFolders: boolean;
  /** Whether members wait for the host when it is gone, so that nobody takes over. */
  readonly comesBack: boolean;
  /** The time of day, milliseconds since 1970. */
  readonly wallMs: number;
}

/** A lobby with what an earlier start has kept of it, and the folder where it is kept. */
export interface KeptLobby {
  readonly options: HostedLobbyOptions;
  readonly folder: string;
  /** What the options of this start say about that which moderators can change. */
  readonly given: Given;
}

/** Reads the keys and the state of each lobby, and makes keys for new ones. Overwrites nothing that is damaged. */
export async function openKeptLobbies({
  dataFolder,
  lobbies,
  hasLobbyFolders,
  comesBack,
  wallMs,
}: KeptLobbiesOptions): Promise<Result<readonly KeptLobby[], string>> {
  const opened: KeptLobby[] = [];
  for (const options of lobbies) {
    const folder = hasLobbyFolders ? path.join(dataFolder, 'lobbies', lobbyFolderName(options.lobbyName)) : dataFolder;
    const keys = await openHostKeys(folder, wallMs);
    if (!keys.ok) return keys;
    const state = await readLobbyStateFile(folder, wallMs);
    if (!state.ok) return state;
    const kept = await readSuccessionFile(folder);
    if (!kept.ok) return kept;
    const succession = {
      ...{ identity: '', waitsForKept: true, namesNobody: comesBack },
      ...(kept.value === undefined ? {} : { kept: kept.value }),
    };
    const given = await givenBy(options, state.value?.given);
    // The keys say what the secret is.
    const restored = state.value && {
      ...withGiven(state.value.state, given, state.value.given),
      secret: toBase64Url(keys.value.secret),
    };
    const withKeys = { ...options, keys: keys.value, succession };
    opened.push({ folder, given, options: restored === undefined ? withKeys : { ...withKeys, restored } });
  }
  return success(opened);
}

/**
 * Returns the name of a lobby's folder: the letters and digits of its name, and a hash of all of it, since names differ
 * in characters that no file system keeps apart.
 */
export function lobbyFolderName(lobbyName: string): string {
  const letters = lobbyName
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, MAX_NAME_IN_FOLDER);
  const hash = createHash('sha256').update(lobbyName).digest('hex').slice(0, HASH_CHARACTERS);
  return letters === '' ? hash : `${letters}-${hash}`;
}
