/**
 * An outcome that is expected to fail at times: the failure is a value, with a code to act on and a message to show.
 */
export type Result<T, Code extends string = string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure<Code> };

/**
 * An expected failure. The window shows the text that its catalogue has for `code`; `message` is for logs and
 * terminals.
 */
export interface Failure<Code extends string = string> {
  readonly code: Code;
  /** Says in English what happened and what to do. */
  readonly message: string;
  /** The value that the catalogue's text mentions: a file, a folder, a number. */
  readonly detail?: string | undefined;
}

export function success<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function failure<Code extends string>(
  code: Code,
  message: string,
  detail?: string,
): { readonly ok: false; readonly error: Failure<Code> } {
  return { ok: false, error: detail === undefined ? { code, message } : { code, message, detail } };
}
