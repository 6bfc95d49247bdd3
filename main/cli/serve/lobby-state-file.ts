import path from 'node:path';
import { describeFileError } from '../../../shared/describe-file-error.ts';
import { parseJsonText } from '../../../shared/json-text.ts';
import type { Log } from '../../../shared/log.ts';
import { checkMessage } from '../../../shared/protocol/parse.ts';
import { keptGivenSchema, type Given } from '../../../shared/protocol/people/given-options.ts';
import { parseLobbyState, writeLobbyState, type LobbyState } from '../../../shared/protocol/lobby-state.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { scheduleEvery, type Schedule } from '../../../shared/schedule.ts';
import { keepPrivate } from '../../desktop/settings/keep-private.ts';
import { readTextFile } from '../../desktop/settings/read-text-file.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';

export const LOBBY_STATE_FILE_NAME = 'lobby-state.json';

const FORMAT_VERSION = 1;

/** UTF-8 takes up to three bytes for a code unit of the largest state. */
const MAX_FILE_BYTES = 2_097_152;

/** A host remembers lost members for this long. Later, they are new participants. */
export const MEMBERS_LIFETIME_MS = 15 * 60_000;

/** How often an unchanged state is written again, so that its age tells when the host ended. */
export const REFRESH_INTERVAL_MS = 30_000;

/**
 * Reads what a lobby was when its host ended; undefined = there was none. Old states lose their members. Changes
 * nothing if the file is damaged (`state-damaged`) or cannot be read (`state-unread`).
 */
export async function readLobbyStateFile(
  folder: string,
  wallMs: number,
): Promise<Result<KeptState | undefined, 'state-damaged' | 'state-unread'>> {
  const filePath = path.join(folder, LOBBY_STATE_FILE_NAME);
  try {
    const text = await readTextFile(filePath, MAX_FILE_BYTES);
    if (text === undefined) return success(undefined);
    await keepPrivate(filePath);
    const kept = parseKept(text);
    if (kept === undefined)
      return failure(
        'state-damaged',
        `${filePath} is damaged, so members can't return as themselves. Nothing was changed. Restore the file from a backup, or delete it; then everyone joins as a new player.`,
      );
    const ageMs = wallMs - kept.savedAtMs;
    const { state, given } = kept;
    return success({ given, state: ageMs >= 0 && ageMs <= MEMBERS_LIFETIME_MS ? state : withoutMembers(state) });
  } catch (error) {
    return failure(
      'state-unread',
      `The lobby's state in ${filePath} can't be read: ${describeFileError(error)}. Check the folder's permissions.`,
    );
  }
}

/** Returns what stays of a lobby that has ended: its id, what its moderators decided, and the next free id. */
function withoutMembers(state: LobbyState): LobbyState {
  return { ...state, participants: [], groups: [] };
}

/**
 * Returns what stays of a lobby that was closed or passed on. The next start opens another lobby: what its members have
 * decided about this one does not count there.
 */
export function afterEnd(state: LobbyState, nextLobbyId: string): LobbyState {
  return { ...withoutMembers(state), lobbyId: nextLobbyId };
}

/** What an earlier start has left. */
export interface KeptState {
  readonly state: LobbyState;
  /** What its options said; undefined = a host of an earlier version has written it. */
  readonly given: Given | undefined;
}

function parseKept(text: string): (KeptState & { readonly savedAtMs: number }) | undefined {
  const json = parseJsonText(text);
  if (!json.ok || typeof json.value !== 'object' || json.value === null) return undefined;
  const { version, savedAtMs, given, state }: Readonly<Record<string, unknown>> = { ...json.value };
  if (version !== FORMAT_VERSION || typeof savedAtMs !== 'number' || !Number.isFinite(savedAtMs)) return undefined;
  const parsed = parseLobbyState(JSON.stringify(state) ?? '');
  const said = checkMessage(given, keptGivenSchema);
  return parsed.ok && said.ok ? { savedAtMs, state: parsed.value, given: said.value } : undefined;
}

export interface LobbyStateFileOptions {
  readonly folder: string;
  /** What the options of this start say. */
  readonly given: Given;
  /** The time of day, milliseconds since 1970. */
  readonly wallMs: () => number;
  readonly schedule: Schedule;
  readonly log: Log;
  /** Writes a file as a whole. */
  readonly write?: (filePath: string, text: string) => Promise<void>;
}

/** Keeps the newest state of a lobby in its folder: one write at a time, of the newest state. */
export class LobbyStateFile {
  readonly #options: LobbyStateFileOptions;
  readonly #stopRefreshing: () => void;
  #newest: LobbyState | undefined;
  #isDue = false;
  #writing: Promise<void> | undefined;
  #hasWarned = false;

  constructor(options: LobbyStateFileOptions) {
    this.#options = options;
    this.#stopRefreshing = scheduleEvery(options.schedule, () => void this.#writeSoon(), REFRESH_INTERVAL_MS);
  }

  /** Takes a newer state, and writes it as soon as the last one is written. */
  keep(state: LobbyState): void {
    this.#newest = state;
    void this.#writeSoon();
  }

  /** Resolves when the newest state is written. `change`: what stays of it. */
  async finish(change: (state: LobbyState) => LobbyState): Promise<void> {
    this.#stopRefreshing();
    if (this.#newest === undefined) return;
    this.#newest = change(this.#newest);
    await this.#writeSoon();
  }

  #writeSoon(): Promise<void> {
    this.#isDue = true;
    this.#writing ??= this.#writeAll();
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#isDue && this.#newest !== undefined) {
      this.#isDue = false;
      await this.#write(this.#newest);
    }
    this.#writing = undefined;
  }

  /** A state that cannot be written costs only what a crash would cost now: it is logged once. */
  async #write(state: LobbyState): Promise<void> {
    const { folder, given, wallMs, log, write = writeFileAtomically } = this.#options;
    const text = writeLobbyState(state);
    const filePath = path.join(folder, LOBBY_STATE_FILE_NAME);
    try {
      if (!text.ok) throw new Error(text.error.message);
      const head = JSON.stringify({ version: FORMAT_VERSION, savedAtMs: wallMs(), given }).slice(0, -1);
      await write(filePath, `${head},"state":${text.value}}\n`);
      this.#hasWarned = false;
    } catch (error) {
      if (!this.#hasWarned) log.warn(`The lobby's state couldn't be saved in ${filePath}. ${(error as Error).message}`);
      this.#hasWarned = true;
    }
  }
}
