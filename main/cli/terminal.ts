/** Ends the command: `message` says what happened and what to do, as JSON if the command was run with that option. */
export function exitWithError(code: string, message: string, isJson: boolean): never {
  if (isJson) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  else process.stderr.write(`${message}\n`);
  process.exit(1);
}

/**
 * Resolves when the user or the system asks the command to end. A second signal does not cut this short: a terminal
 * sends Ctrl+C both to the command and to the program that started it, which passes it on.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
