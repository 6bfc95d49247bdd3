/** Electron's two channels between preload and main process. The page never sees their names. */

/** Page -> main: one request frame as text; answered with a `Result`. */
export const REQUEST_CHANNEL = 'earshot:request';

/** Main -> page: one event frame. */
export const EVENT_CHANNEL = 'earshot:event';
