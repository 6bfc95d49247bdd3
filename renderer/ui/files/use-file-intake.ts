import { useEffect, useLayoutEffect, useRef } from 'react';
import { isTextEntry } from '../controls/text-entry.ts';
import { hasFiles, useDrop } from './use-drop.ts';

/** What takes files and texts from outside the window. */
export interface FileIntake {
  /** Takes files that were dropped or pasted; never none. */
  readonly onFiles: (files: readonly File[]) => void;
  /** Takes text that was pasted outside a field. */
  readonly onText: (text: string) => void;
}

/**
 * Takes files that are dropped or pasted anywhere in the window, and pasted text. `intake`: null = nothing is taken.
 * Returns whether files are held over the window.
 */
export function useFileIntake(intake: FileIntake | null): boolean {
  const newest = useRef(intake);
  useLayoutEffect(() => {
    newest.current = intake;
  });
  const isActive = intake !== null;
  useEffect(() => {
    if (!isActive) return undefined;
    const listener = (event: ClipboardEvent): void => {
      if (newest.current !== null) paste(event, newest.current);
    };
    window.addEventListener('paste', listener);
    return () => window.removeEventListener('paste', listener);
  }, [isActive]);
  return useDrop(
    intake === null
      ? null
      : {
          takes: hasFiles,
          onDrop(data) {
            const files = [...data.files];
            if (files.length > 0) intake.onFiles(files);
          },
        },
  );
}

function paste(event: ClipboardEvent, { onFiles, onText }: FileIntake): void {
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (files.length === 0 && (text.trim() === '' || isTextEntry(event.target))) return;
  event.preventDefault();
  if (files.length > 0) onFiles(files);
  else onText(text);
}
