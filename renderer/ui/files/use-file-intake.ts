import { useEffect, useLayoutEffect, useRef } from 'react';
import { isTextEntry } from '../controls/text-entry.ts';
import { hasFiles, useDrop } from './use-drop.ts';

/** What takes files and texts from outside the window. */
export interface FileIntake {
  /** Takes files that were dropped or pasted; never none. */
  readonly onFiles: (files: readonly File[]) => void;
  /** Takes text that was pasted outside a field; not given = text is left alone. */
  readonly onText?: (text: string) => void;
  /** Whether anything is taken now; not given = always. */
  readonly isWanted?: () => boolean;
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
          takes: (data) => hasFiles(data) && intake.isWanted?.() !== false,
          onDrop(data) {
            const files = [...data.files];
            if (files.length > 0) intake.onFiles(files);
          },
        },
  );
}

function paste(event: ClipboardEvent, { onFiles, onText, isWanted }: FileIntake): void {
  const { clipboardData } = event;
  if (clipboardData === null || event.defaultPrevented || isWanted?.() === false) return;
  const text = clipboardData.getData('text/plain').trim() === '' ? '' : clipboardData.getData('text/plain');
  const isInField = isTextEntry(event.target);
  // Office programs add a picture of the text that they copy.
  const isFormattedText = isInField && text !== '' && clipboardData.types.includes('text/html');
  const files = isFormattedText ? [] : [...clipboardData.files];
  if (files.length > 0) {
    event.preventDefault();
    onFiles(files);
  } else if (text !== '' && !isInField && onText !== undefined) {
    event.preventDefault();
    onText(text);
  }
}
