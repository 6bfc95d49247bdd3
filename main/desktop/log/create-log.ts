import { createEntryLog, LOG_LEVELS, type Log, type LogEntry, type LogLevel } from '../../../shared/log.ts';
import { redact } from './redact.ts';

/** A destination of log lines. A sink that throws, as on a full disk, is not called again for a minute. */
export interface LogSink {
  /** The lowest level it receives. */
  readonly level: LogLevel;
  write(line: string, level: LogLevel): void;
}

const MAX_LINE_LENGTH = 4_000;
const RETRY_MS = 60_000;

/**
 * Creates a log that writes `TIME LEVEL MESSAGE` to each sink, one line each, without secrets. `now` returns the time.
 */
export function createLog(sinks: readonly LogSink[], now: () => Date): Log {
  const brokenUntilMs = new Map<LogSink, number>();

  function write({ level, message }: LogEntry): void {
    const time = now();
    const line = `${time.toISOString()} ${level} ${redact(message).slice(0, MAX_LINE_LENGTH)}`;
    for (const sink of sinks) {
      if (LOG_LEVELS.indexOf(level) > LOG_LEVELS.indexOf(sink.level)) continue;
      if (time.getTime() < (brokenUntilMs.get(sink) ?? 0)) continue;
      try {
        sink.write(line, level);
      } catch {
        brokenUntilMs.set(sink, time.getTime() + RETRY_MS);
      }
    }
  }

  return createEntryLog(write);
}
