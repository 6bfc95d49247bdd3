import type { Log } from '../app/ports.ts';
import { redact } from './redact.ts';

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Somewhere lines go. A sink that throws is not asked again. */
export interface LogSink {
  /** The least important level it wants. */
  readonly level: LogLevel;
  write(line: string): void;
}

const MAX_LINE_LENGTH = 4_000;

/** A log that writes `TIME LEVEL MESSAGE` to each sink, one line each, without secrets. `now` gives the time. */
export function createLog(sinks: readonly LogSink[], now: () => Date): Log {
  const working = new Set(sinks);

  function write(level: LogLevel, message: string, cause?: unknown): void {
    const text = cause === undefined ? message : `${message} ${describeCause(cause)}`;
    const line = `${now().toISOString()} ${level} ${redact(text).slice(0, MAX_LINE_LENGTH)}`;
    for (const sink of working) {
      if (LOG_LEVELS.indexOf(level) > LOG_LEVELS.indexOf(sink.level)) continue;
      try {
        sink.write(line);
      } catch {
        working.delete(sink);
      }
    }
  }

  return {
    error: (message, cause) => write('error', message, cause),
    warn: (message, cause) => write('warn', message, cause),
    info: (message) => write('info', message),
    debug: (message) => write('debug', message),
  };
}

function describeCause(cause: unknown): string {
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : (JSON.stringify(cause) ?? String(cause));
}
