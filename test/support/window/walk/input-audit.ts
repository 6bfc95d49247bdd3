import type { Page } from 'playwright';

/** What a window has received since `startAudit`. */
export interface SeenInput {
  /** Times a button of the pointer went down. */
  presses: number;
  /** Keys that went down, modifiers too; no repetitions. */
  keys: number;
  /** Changes of a field that no person can make, as `Locator.fill` and `Locator.selectOption` do. */
  strayChanges: number;
}

declare global {
  var inputAudit: { readonly seen: SeenInput; readonly end: () => void } | undefined;
}

/** Counts from now on what reaches the page, until it loads another document. */
export async function startAudit(page: Page): Promise<void> {
  await page.evaluate(watchInput);
}

/** Returns what has reached the page. Throws if it has loaded another document since. */
export async function readAudit(page: Page): Promise<Readonly<SeenInput>> {
  const seen = await page.evaluate(() => globalThis.inputAudit?.seen);
  if (seen === undefined) throw new Error('The page has loaded another document, so its input is not known.');
  return seen;
}

function watchInput(): void {
  globalThis.inputAudit?.end();
  const seen = { presses: 0, keys: 0, strayChanges: 0 };
  const listening = new AbortController();
  globalThis.inputAudit = { seen, end: () => listening.abort() };
  let hasPressedKey = false;
  const listen = <K extends keyof WindowEventMap>(type: K, listener: (event: WindowEventMap[K]) => void): void =>
    window.addEventListener(type, listener, { capture: true, signal: listening.signal });
  listen('pointerdown', ({ isTrusted }) => {
    if (isTrusted) seen.presses += 1;
  });
  listen('keydown', ({ isTrusted, repeat }) => {
    if (isTrusted && !repeat) seen.keys += 1;
    hasPressedKey = true;
  });
  listen('input', (event) => {
    const isText = (event as InputEvent).inputType?.startsWith('insert') ?? false;
    if (!event.isTrusted || (isText && !hasPressedKey)) seen.strayChanges += 1;
    hasPressedKey = false;
  });
}
