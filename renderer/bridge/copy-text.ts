import type { EarshotBridge } from '../../shared/ipc/contract.ts';

/**
 * Puts `text` on the clipboard: by the page itself where the browser lets it, else by the programs that the main
 * process finds. False where neither can.
 */
export async function copyText(bridge: EarshotBridge, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return (await bridge.invoke('app:copy-text', { text })).ok;
  }
}
