import type { FileRefusal, ServerboundFiles } from '../../protocol/files/file-messages.ts';
import type { Result } from '../../result.ts';

/** Why a transfer has ended without its file. `wrong-hash`: what came is not what the sender offered. */
export type TransferFailureCode = FileRefusal | 'cancelled' | 'wrong-hash';

/** A file on its way. It waits while the connection is lost, and continues on the next one. */
export interface FileTransfer<Value> {
  readonly done: Promise<Result<Value, TransferFailureCode>>;
  cancel(): void;
}

/** Sends a message on the channel `files` of the current connection; without one it is dropped. */
export type SendFileMessage = (message: ServerboundFiles | Uint8Array) => void;
