import * as v from 'valibot';
import { contract, type EarshotContract } from '../../shared/ipc/contract.ts';
import type { CommandName, EventName, PayloadOf, ResponseOf } from '../../shared/ipc/define.ts';
import type { FailureCode } from '../../shared/ipc/failure-codes.ts';
import { resultSchema } from '../../shared/ipc/frames.ts';
import { failure, success, type Result } from '../../shared/result.ts';

const UNEXPECTED = failure('unexpected-answer', 'The answer does not fit the contract.');

/**
 * Parses the main process's answer to command `name` into a result of the contract's type, whatever the answer really
 * was.
 */
export function parseResponse<Name extends CommandName<EarshotContract>>(
  name: Name,
  answer: unknown,
): Result<ResponseOf<EarshotContract, Name>, FailureCode> {
  const result = v.safeParse(resultSchema, answer);
  if (!result.success) return UNEXPECTED;
  if (!result.output.ok) {
    const { code, message, detail } = result.output.error;
    return failure(code, message, detail);
  }
  const value = v.safeParse(contract[name].response, result.output.value);
  return value.success ? success(value.output as ResponseOf<EarshotContract, Name>) : UNEXPECTED;
}

/** Parses the payload of event `name`; returns undefined if it does not fit the contract. */
export function parsePayload<Name extends EventName<EarshotContract>>(
  name: Name,
  payload: unknown,
): PayloadOf<EarshotContract, Name> | undefined {
  const parsed = v.safeParse(contract[name].payload, payload);
  return parsed.success ? (parsed.output as PayloadOf<EarshotContract, Name>) : undefined;
}
