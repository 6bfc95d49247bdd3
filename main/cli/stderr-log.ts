import { BoundedFile } from '../desktop/log/bounded-file.ts';
import { createLog } from '../desktop/log/create-log.ts';
import type { Log, LogLevel } from '../../shared/log.ts';
import { styled } from './screen/styled-line.ts';
import { screen } from './terminal.ts';

/** Where a command writes its log, beside the standard error output. */
export interface LogFile {
  readonly path: string;
  /** When the file is full, it is kept as `NAME.1`, and another one begins. */
  readonly maxBytes: number;
  /** How many full files are kept. */
  readonly keptFiles: number;
}

/** Writes warnings and errors to the standard error output. `file`, if given, gets all lines but debugging. */
export function createStderrLog(file?: LogFile): Log {
  const terminal = { level: 'warn', write: report } as const;
  if (file === undefined) return createLog([terminal], () => new Date());
  const bounded = new BoundedFile(file.path, file.maxBytes, file.keptFiles);
  const kept = { level: 'info', write: (line: string) => bounded.append(line) } as const;
  return createLog([terminal, kept], () => new Date());
}

function report(line: string, level: LogLevel): void {
  screen.report([styled(level === 'error' ? 'error' : 'warning', line)]);
}
