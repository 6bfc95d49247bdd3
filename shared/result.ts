/**
 * An outcome that is expected to fail at times: the failure is a value, with a code to act on and a message to show.
 */
export type Result<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure<Code> };

/** `message` says to a person what happened and what to do. */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
}

export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function failure<Code extends string>(
  code: Code,
  message: string,
): { readonly ok: false; readonly error: Failure<Code> } {
  return { ok: false, error: { code, message } };
}
