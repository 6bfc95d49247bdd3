import type { Log } from '../../shared/log.ts';

/** A log that discards everything. */
export const silentLog: Log = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
