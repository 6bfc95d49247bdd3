import { createLog } from '../desktop/log/create-log.ts';
import type { Log } from '../../shared/log.ts';

/** Writes warnings and errors to the standard error output, for commands without a log file. */
export function createStderrLog(): Log {
  const sink = { level: 'warn', write: (line: string) => void process.stderr.write(`${line}\n`) } as const;
  return createLog([sink], () => new Date());
}
