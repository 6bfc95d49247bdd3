import * as v from 'valibot';
import { MAX_IPC_MESSAGE_LENGTH } from '../../../shared/ipc/contract.ts';
import type { Contract, Handlers } from '../../../shared/ipc/define.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import { requestFrameSchema, type EventFrame, type ResponseFrame } from '../../../shared/ipc/frames.ts';
import { createCommandRunner, ownEntry } from '../../../shared/ipc/run-command.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import type { Log } from '../../../shared/log.ts';

/** Routes a window's request, over any transport, to the handler that the contract names, and returns the outcome. */
export interface IpcRouter {
  /**
   * `text` is one request frame as it arrived. Fails if it is too long or malformed, so that there is no id to answer;
   * everything else (unknown command, invalid request, failed handler) is an answer.
   */
  answer(text: string): Promise<Result<ResponseFrame, 'bad-request'>>;
  /**
   * Returns the frame that reports an event to windows; undefined if the payload does not fit the contract, which is
   * logged.
   */
  frameEvent(name: string, payload: unknown): EventFrame | undefined;
}

/** Requests, answers and events are parsed into the contract's types, and nothing more crosses. */
export function createIpcRouter<C extends Contract>(contract: C, handlers: Handlers<C>, log: Log): IpcRouter {
  const run = createCommandRunner(contract, handlers, (name, error) => {
    log.error(`The command '${name}' failed.`, error);
    return describeError(error);
  });

  return {
    async answer(text) {
      const frame = parseMessage(text, requestFrameSchema, MAX_IPC_MESSAGE_LENGTH);
      if (!frame.ok) return failure('bad-request', frame.error.message);
      const { id, name, request } = frame.value;
      return success({ id, result: await run(name, request) });
    },
    frameEvent(name, payload) {
      const entry = ownEntry(contract, name);
      const parsed = entry?.kind === 'event' ? v.safeParse(entry.payload, payload) : undefined;
      if (parsed?.success === true) return { event: name, payload: parsed.output };
      log.error(`The event '${name}' does not fit the contract and was not sent.`);
      return undefined;
    },
  };
}

/** Names the causes that a player can fix: a full disk, and a folder that cannot be written. */
function describeError(error: unknown): Result<never, FailureCode> {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return failure('no-disk-space', 'The disk is full. Free some space, then try again.');
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return failure('not-writable', "Earshot can't write to its data folder. Check the permissions of the folder.");
  return failure('internal', 'Something went wrong inside Earshot. The log has the details.');
}
