import os from 'node:os';
import type { Diagnostics, PeopleStore, SettingsStore } from '../app/ports.ts';
import { createDiagnostics } from './create-diagnostics.ts';
import { readMachineFacts } from './machine-facts.ts';

export interface OpenDiagnosticsOptions {
  readonly version: string;
  readonly shell: string;
  readonly dataFolder: string;
  readonly settings: SettingsStore;
  readonly people: PeopleStore;
}

/** Reports of this machine. */
export function openDiagnostics({ version, shell, dataFolder, settings, people }: OpenDiagnosticsOptions): Diagnostics {
  return createDiagnostics({
    facts: readMachineFacts(version, shell),
    dataFolder,
    settings,
    knownNames: () => people.read().map(({ name }) => name),
    homeFolder: os.homedir(),
    userName: readUserName(),
    now: () => new Date(),
  });
}

/** '' where the system has no name for who runs this, as in some containers, or one that is nobody's. */
function readUserName(): string {
  try {
    const { username } = os.userInfo();
    return username === 'root' ? '' : username;
  } catch {
    return '';
  }
}
