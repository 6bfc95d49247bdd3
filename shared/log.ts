export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** error = somebody lost something; warn = recovered; info = one line for each step of a lifetime; debug = the rest. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Receives lines for the people who look for a fault. The sink that writes them out redacts secrets. */
export interface Log {
  error(message: string, cause?: unknown): void;
  warn(message: string, cause?: unknown): void;
  info(message: string): void;
  debug(message: string): void;
}

/** One line of a log, as it crosses from one thread to another. */
export interface LogEntry {
  readonly level: LogLevel;
  readonly message: string;
}

/** Makes a log that hands each line to `write`. The text of a cause, with its stack, follows the message. */
export function createEntryLog(write: (entry: LogEntry) => void): Log {
  return {
    error: (message, cause) => write({ level: 'error', message: withCause(message, cause) }),
    warn: (message, cause) => write({ level: 'warn', message: withCause(message, cause) }),
    info: (message) => write({ level: 'info', message }),
    debug: (message) => write({ level: 'debug', message }),
  };
}

/** Writes a line that another thread sent. */
export function writeLogEntry(log: Log, { level, message }: LogEntry): void {
  log[level](message);
}

function withCause(message: string, cause: unknown): string {
  return cause === undefined ? message : `${message} ${describeCause(cause)}`;
}

function describeCause(cause: unknown): string {
  if (cause instanceof Error) return cause.stack ?? cause.message;
  return typeof cause === 'string' ? cause : (JSON.stringify(cause) ?? String(cause));
}
