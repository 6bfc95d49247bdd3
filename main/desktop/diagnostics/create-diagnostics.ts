import path from 'node:path';
import { MAX_REPORT_LENGTH } from '../../../shared/ipc/contract.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { systemName } from '../../../shared/model/system-name.ts';
import type { StoredNotice } from '../../../shared/model/stored-notice.ts';
import type { Diagnostics, SettingsStore } from '../app/ports.ts';
import { LOG_FILE_NAME } from '../log/open-app-log.ts';
import { readLogEnd } from './read-log-end.ts';
import { createLineRedactor, type Unmentionables } from './redact-report.ts';

/** The report's facts about this machine and program. */
export interface MachineFacts {
  readonly version: string;
  readonly shell: string;
  readonly platform: string;
  readonly systemVersion: string;
  readonly processor: string;
  readonly cpuCount: number;
  readonly memoryMegabytes: number;
  /** Versions of Node, Chromium and so on, by name. */
  readonly versions: Readonly<Record<string, string | undefined>>;
  /** 'wayland', 'x11' ...; '' if the system does not say. */
  readonly display: string;
}

export interface DiagnosticsOptions {
  readonly facts: MachineFacts;
  readonly dataFolder: string;
  readonly settings: Pick<SettingsStore, 'read' | 'notice'>;
  /** Names stored on this machine, which the report must not contain. */
  readonly knownNames: () => readonly string[];
  readonly homeFolder: string;
  readonly userName: string;
  readonly now: () => Date;
}

const LOG_LINES = 200;
/** Longest line; stack traces are longer, but their first lines are what helps. */
const MAX_LINE_LENGTH = 800;
const MAX_WINDOW_LINES = 60;
const LOG_HEADING_LENGTH = 40;
/** As the window names them. */
const SHELL_NAMES: Readonly<Record<string, string>> = { electron: 'Desktop app', browser: 'System browser' };
const REPORTED_VERSIONS = ['electron', 'chrome', 'node', 'v8', 'uv', 'openssl'];

/** Most names that are remembered: the people of a few evenings. Older ones have left the end of the log. */
const MAX_NAMES_HEARD = 2_000;

/**
 * Writes reports: facts, settings, the window's lines, the end of the log. Every line is redacted, whatever its origin.
 */
export function createDiagnostics(options: DiagnosticsOptions): Diagnostics {
  const namesHeard = new Set<string>();

  function listUnmentionables(): Unmentionables {
    const { knownNames, homeFolder, userName, settings } = options;
    return { names: [settings.read().name, ...knownNames(), ...namesHeard], homeFolder, userName };
  }

  return {
    rememberNames(names) {
      for (const name of names) namesHeard.add(name);
      for (const oldest of namesHeard) {
        if (namesHeard.size <= MAX_NAMES_HEARD) break;
        namesHeard.delete(oldest);
      }
    },
    async report(window) {
      const redactLine = createLineRedactor(listUnmentionables());
      const clean = (line: string): string => redactLine(line).slice(0, MAX_LINE_LENGTH);
      const about = [
        `Earshot report of ${options.now().toISOString()}`,
        ...section('Earshot', describeFacts(options.facts)),
        ...section('Settings', describeSettings(options.settings.read(), options.settings.notice)),
        ...section('Window', window.split('\n').slice(0, MAX_WINDOW_LINES)),
      ]
        .map(clean)
        .join('\n');
      const log = (await readLogEnd(path.join(options.dataFolder, LOG_FILE_NAME), LOG_LINES)).map(clean);
      const kept = newestThatFit(log, MAX_REPORT_LENGTH - about.length - LOG_HEADING_LENGTH);
      return [about, ...section(`Log (last ${kept.length} lines)`, kept)].join('\n');
    },
  };
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return ['', `## ${title}`, ...lines];
}

/** Returns the last of `lines` that together have at most `length` characters, including a line break each. */
function newestThatFit(lines: readonly string[], length: number): readonly string[] {
  let left = length;
  let first = lines.length;
  while (first > 0) {
    left -= (lines[first - 1]?.length ?? 0) + 1;
    if (left < 0) break;
    first--;
  }
  return lines.slice(first);
}

function describeFacts({
  version,
  shell,
  platform,
  systemVersion,
  processor,
  cpuCount,
  memoryMegabytes,
  versions,
  display,
}: MachineFacts): readonly string[] {
  const programs = REPORTED_VERSIONS.flatMap((name) =>
    versions[name] === undefined ? [] : [`${name} ${versions[name]}`],
  );
  return [
    `Version: ${version} (${SHELL_NAMES[shell] ?? shell})`,
    `System: ${systemName(platform)} ${systemVersion}, ${processor}${display === '' ? '' : `, ${display}`}`,
    `Processors: ${cpuCount}; memory: ${memoryMegabytes} MB`,
    `Built on: ${programs.join(', ')}`,
  ];
}

/**
 * Lists every setting except the name and the lobbies, and for devices only whether one is chosen: their labels are in
 * the window's lines. Whether notifications are on depends on the browser too, so a line of the window says it.
 */
function describeSettings(
  {
    name,
    inputDevice,
    outputDevice,
    inputGains,
    outputGains,
    bindings,
    gameApi,
    ruleSets,
    recentLobbies,
    notifies: _notifies,
    note: _note,
    picture,
    ...rest
  }: Settings,
  notice: StoredNotice | null,
): readonly string[] {
  const keys = bindings.map(
    ({ action, trigger }) =>
      `${action}=${[...(trigger.modifiers ?? []), trigger.device === 'keyboard' ? trigger.code : `mouse ${trigger.button}`].join('+')}`,
  );
  return [
    `name: ${name === '' ? 'none' : 'set'}`,
    `inputDevice: ${inputDevice === null ? 'system default' : 'chosen'}; outputDevice: ${outputDevice === null ? 'system default' : 'chosen'}`,
    `gains (dB): input ${inputGains.map(({ gainDb }) => gainDb).join(' ') || 'none'}; output ${outputGains.map(({ gainDb }) => gainDb).join(' ') || 'none'}`,
    `bindings: ${keys.join(', ') || 'none'}`,
    `gameApi: port ${gameApi.port ?? 'as usual'}; web pages allowed: ${gameApi.origins.length}`,
    `picture: ${picture === '' ? 'none' : 'set'}`,
    `ruleSets: ${ruleSets.length}`,
    `recentLobbies: ${recentLobbies.length}`,
    ...Object.entries(rest).map(([field, value]) => `${field}: ${JSON.stringify(value)}`),
    ...(notice === null ? [] : [`Notice: ${notice.message}`]),
  ];
}
