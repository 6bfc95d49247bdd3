/** Ends the command: `message` says what happened and what to do. As JSON where the command was asked for it. */
export function exitWithError(code: string, message: string, isJson: boolean): never {
  if (isJson) process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  else process.stderr.write(`${message}\n`);
  process.exit(1);
}

/**
 * Resolves when the person or the system asks the command to end. A second signal does not cut the end short: a
 * terminal sends Ctrl+C to the command and to the program that started it, and that one passes it on.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}
