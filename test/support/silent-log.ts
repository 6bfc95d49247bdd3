import type { Log } from '../../main/desktop/app/ports.ts';

/** A log that nobody reads. */
export const silentLog: Log = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
