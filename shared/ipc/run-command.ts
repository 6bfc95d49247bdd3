import * as v from 'valibot';
import { failure, success, type Failure, type Result } from '../result.ts';
import type { Command, Contract, Event, Handlers } from './define.ts';
import type { FailureCode } from './failure-codes.ts';

/** The longest message of a failure that crosses, as `resultSchema` requires. */
const MAX_FAILURE_MESSAGE_LENGTH = 1_024;

type RequestOutcome = Result<unknown, FailureCode>;

/**
 * Returns a function that runs one command by its name. It trusts neither requests nor answers: both are parsed into
 * the contract's types, and nothing more crosses. An unknown command, an invalid request and a failed handler are
 * answers too; `describeError` says what to answer for what a handler threw.
 */
export function createCommandRunner<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  describeError: (name: string, error: unknown) => Result<never, FailureCode>,
): (name: string, request: unknown) => Promise<RequestOutcome> {
  const untypedHandlers = handlers as Readonly<Record<string, (request: unknown) => Promise<RequestOutcome>>>;
  return async (name, request) => {
    const entry = ownEntry(contract, name);
    const handler = Object.hasOwn(untypedHandlers, name) ? untypedHandlers[name] : undefined;
    if (entry?.kind !== 'command' || handler === undefined)
      return failure('unknown-command', `There is no command '${name}'.`);
    const parsed = v.safeParse(entry.request, request, { abortEarly: true });
    if (!parsed.success) return failure('bad-request', describeIssue(name, parsed.issues[0]));
    try {
      return shapeResult(await handler(parsed.output), entry);
    } catch (error) {
      return describeError(name, error);
    }
  };
}

/** Returns the entry of a contract that `name` stands for; undefined if there is none. */
export function ownEntry(contract: Contract, name: string): Command | Event | undefined {
  return Object.hasOwn(contract, name) ? contract[name] : undefined;
}

function shapeResult(result: RequestOutcome, entry: Command): RequestOutcome {
  return result.ok ? success(v.parse(entry.response, result.value)) : { ok: false, error: shapeFailure(result.error) };
}

function shapeFailure({ code, message, detail }: Failure<FailureCode>): Failure<FailureCode> {
  const shaped = { code, message: message.slice(0, MAX_FAILURE_MESSAGE_LENGTH) };
  return detail === undefined ? shaped : { ...shaped, detail: detail.slice(0, MAX_FAILURE_MESSAGE_LENGTH) };
}

function describeIssue(name: string, issue: v.BaseIssue<unknown>): string {
  return `The request for '${name}' does not fit: ${v.getDotPath(issue) ?? 'request'}: ${issue.message}`.slice(
    0,
    MAX_FAILURE_MESSAGE_LENGTH,
  );
}
