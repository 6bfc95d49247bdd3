import type { FailureCode } from '../../../../shared/ipc/failure-codes.ts';
import { failure, type Result } from '../../../../shared/result.ts';
import type { IpcRouter } from '../../app/ipc-router.ts';
import type { Log } from '../../../../shared/log.ts';
import { REQUEST_CHANNEL } from './ipc-channels.ts';
import { isOwnSender, type IpcSender } from './sender-policy.ts';

/** The part of Electron's `ipcMain` used here. */
export interface IpcMainPort {
  handle(channel: string, listener: (event: IpcSender, text: unknown) => Promise<Result<unknown, FailureCode>>): void;
}

/** Lets `router` answer what our own page sends through Electron. Any other sender gets `forbidden`, and is logged. */
export function serveElectronIpc(ipcMain: IpcMainPort, router: IpcRouter, log: Log): void {
  ipcMain.handle(REQUEST_CHANNEL, async (event, text) => {
    if (!isOwnSender(event)) {
      log.warn('A message from outside the window was refused.');
      return failure('forbidden', "Only Earshot's own window may send requests.");
    }
    if (typeof text !== 'string') return failure('bad-request', 'The message is not text.');
    const answered = await router.answer(text);
    return answered.ok ? answered.value.result : answered;
  });
}
