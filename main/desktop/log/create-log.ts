import { createEntryLog, LOG_LEVELS, type Log, type LogEntry, type LogLevel } from '../../../shared/log.ts';
import { redact } from './redact.ts';

/** A destination of log lines. A sink that throws is not called again. */
export interface LogSink {
  /** The lowest level it receives. */
  readonly level: LogLevel;
  write(line: string): void;
}

const MAX_LINE_LENGTH = 4_000;

/**
 * Creates a log that writes `TIME LEVEL MESSAGE` to each sink, one line each, without secrets. `now` returns the time.
 */
export function createLog(sinks: readonly LogSink[], now: () => Date): Log {
  const working = new Set(sinks);

  function write({ level, message }: LogEntry): void {
    const line = `${now().toISOString()} ${level} ${redact(message).slice(0, MAX_LINE_LENGTH)}`;
    for (const sink of working) {
      if (LOG_LEVELS.indexOf(level) > LOG_LEVELS.indexOf(sink.level)) continue;
      try {
        sink.write(line);
      } catch {
        working.delete(sink);
      }
    }
  }

  return createEntryLog(write);
}
