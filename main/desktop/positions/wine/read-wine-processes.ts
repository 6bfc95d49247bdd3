import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { isWineLoader, type ProcessFacts } from './wine-games.ts';

/**
 * Reads the processes that run Wine's loader, from Linux's table of processes. Those of other users cannot be read and
 * are left out, as are those that end meanwhile. It costs one small call for each process.
 */
export function readWineProcesses(processFolder = '/proc'): readonly ProcessFacts[] {
  return listProcesses(processFolder).flatMap((pid) => {
    try {
      const folder = path.join(processFolder, String(pid));
      const program = readlinkSync(path.join(folder, 'exe'));
      if (!isWineLoader(program)) return [];
      const read = (name: string): string[] => readFileSync(path.join(folder, name), 'utf8').split('\0');
      return [{ pid, program, words: read('cmdline'), environment: environmentOf(read('environ')) }];
    } catch {
      return [];
    }
  });
}

function listProcesses(processFolder: string): readonly number[] {
  try {
    return readdirSync(processFolder).map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function environmentOf(variables: readonly string[]): Record<string, string> {
  const pairs = variables.map((variable) => [variable, variable.indexOf('=')] as const).filter(([, at]) => at > 0);
  return Object.fromEntries(pairs.map(([variable, at]) => [variable.slice(0, at), variable.slice(at + 1)]));
}
