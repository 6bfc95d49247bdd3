import { isAppUrl } from './app-origin.ts';

/** The part of Electron's IPC event that identifies the sender. */
export interface IpcSender {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

/** Whether a message comes from the main frame of our own page. A frame that no longer exists counts as a stranger. */
export function isOwnSender({ senderFrame }: IpcSender): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url);
}
