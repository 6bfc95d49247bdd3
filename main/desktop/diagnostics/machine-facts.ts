import os from 'node:os';
import process from 'node:process';
import type { MachineFacts } from './create-diagnostics.ts';

/** Collects the report's facts about this machine, for the program's `version` and `shell`. */
export function readMachineFacts(version: string, shell: string): MachineFacts {
  const processors = os.cpus();
  return {
    version,
    shell,
    platform: process.platform,
    systemVersion: os.release(),
    processor: `${process.arch} ${processors[0]?.model.trim() ?? ''}`.trim(),
    cpuCount: os.availableParallelism(),
    memoryMegabytes: Math.round(os.totalmem() / 1_048_576),
    versions: process.versions,
    display: process.env['XDG_SESSION_TYPE'] ?? '',
  };
}
