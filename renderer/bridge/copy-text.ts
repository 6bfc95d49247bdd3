import type { EarshotBridge } from '../../shared/ipc/contract.ts';

/**
 * Copies `text` to the clipboard: through the page if the browser allows it, else through programs that the main
 * process finds. Resolves with false if neither works.
 */
export async function copyText(bridge: EarshotBridge, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return (await bridge.invoke('app:copy-text', { text })).ok;
  }
}
