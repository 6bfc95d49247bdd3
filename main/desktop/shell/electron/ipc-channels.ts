/** Electron's two channels between preload script and main process. The page never sees their names. */

/** From page to main process: one request frame as text; answered with a `Result`. */
export const REQUEST_CHANNEL = 'earshot:request';

/** From main process to page: one event frame. */
export const EVENT_CHANNEL = 'earshot:event';
