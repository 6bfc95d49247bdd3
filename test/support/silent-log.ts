import type { Log } from '../../shared/log.ts';

/** A log that nobody reads. */
export const silentLog: Log = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
