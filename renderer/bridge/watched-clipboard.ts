import type { EarshotBridge } from '../../shared/ipc/contract.ts';
import { copyText } from './copy-text.ts';

/** Copies texts, and knows whether the clipboard can hold something else by now. It never reads the clipboard. */
export interface WatchedClipboard {
  /** Copies `text`. Resolves with false if that does not work. */
  copy(text: string): Promise<boolean>;
  /** Returns the text that this window copied last; '' = none. */
  last(): string;
  /** Whether it is certainly still there: the window has had the focus since, and nothing else was copied in it. */
  isUntouched(): boolean;
}

export type ClipboardPage = Pick<Window, 'addEventListener'> & { readonly document: Pick<Document, 'hasFocus'> };

/** Watches what could put another text into the clipboard. */
export function watchClipboard(bridge: EarshotBridge, page: ClipboardPage): WatchedClipboard {
  let last = '';
  let isUntouched = false;
  const touch = (): void => {
    isUntouched = false;
  };
  for (const event of ['blur', 'copy', 'cut']) page.addEventListener(event, touch);
  return {
    async copy(text) {
      if (!(await copyText(bridge, text))) return false;
      last = text;
      isUntouched = page.document.hasFocus();
      return true;
    },
    last: () => last,
    isUntouched: () => isUntouched,
  };
}
