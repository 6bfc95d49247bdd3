/**
 * Polls until `condition` (or its promise) holds. Throws an error that names `what` if it does not within `timeoutMs`.
 */
export async function waitUntil(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 10_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Timed out after ${timeoutMs} ms of waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
