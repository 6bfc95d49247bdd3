import os from 'node:os';
import type { Diagnostics, PeopleStore, SettingsStore } from '../app/ports.ts';
import { createDiagnostics } from './create-diagnostics.ts';
import { readMachineFacts } from './machine-facts.ts';

export interface OpenDiagnosticsOptions {
  readonly version: string;
  readonly shell: string;
  readonly dataFolder: string;
  /** '' = unknown. */
  readonly homeFolder: string;
  readonly settings: SettingsStore;
  readonly people: PeopleStore;
}

/** Opens the reports of this machine. */
export function openDiagnostics({
  version,
  shell,
  dataFolder,
  homeFolder,
  settings,
  people,
}: OpenDiagnosticsOptions): Diagnostics {
  return createDiagnostics({
    facts: readMachineFacts(version, shell),
    dataFolder,
    settings,
    knownNames: () => people.read().map(({ name }) => name),
    homeFolder,
    userName: readUserName(),
    now: () => new Date(),
  });
}

/** Returns the user's name; '' if the system has none, as in some containers, or a generic one. */
function readUserName(): string {
  try {
    const { username } = os.userInfo();
    return username === 'root' ? '' : username;
  } catch {
    return '';
  }
}
