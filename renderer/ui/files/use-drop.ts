import { useEffect, useLayoutEffect, useRef, useState } from 'react';

/** What takes things that are dropped onto the window. */
export interface DropTarget {
  /** Returns whether it takes them. While they are held over the window, only their types can be read. */
  readonly takes: (data: DataTransfer) => boolean;
  readonly onDrop: (data: DataTransfer) => void;
}

/**
 * Takes what is dropped anywhere onto the window, while mounted. `target`: null = nothing is taken. Returns whether
 * something that it takes is held over the window.
 */
export function useDrop(target: DropTarget | null): boolean {
  const [isOver, setOver] = useState(false);
  const newest = useRef(target);
  useLayoutEffect(() => {
    newest.current = target;
  });
  const isActive = target !== null;
  useEffect(() => {
    if (!isActive) return undefined;
    const listening = new AbortController();
    const listen = (type: 'dragover' | 'drop' | 'dragleave', listener: (event: DragEvent) => void): void =>
      window.addEventListener(type, listener, { signal: listening.signal });
    listen('dragover', (event) => {
      if (event.dataTransfer === null || newest.current?.takes(event.dataTransfer) !== true) return;
      // Without this, the browser would open what is dropped in place of the window.
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    });
    listen('dragleave', ({ relatedTarget }) => {
      // Null = it left the window, and not one element for another.
      if (relatedTarget === null) setOver(false);
    });
    listen('drop', (event) => {
      setOver(false);
      if (event.dataTransfer === null || newest.current?.takes(event.dataTransfer) !== true) return;
      event.preventDefault();
      newest.current.onDrop(event.dataTransfer);
    });
    return () => {
      listening.abort();
      setOver(false);
    };
  }, [isActive]);
  return isOver;
}

/**
 * Keeps the browser from opening a file that is dropped where nothing takes it: that would replace the page, and end
 * the lobby. Called before the window renders, so that a `useDrop` has the last word.
 */
export function refuseFileDrops(target: Window): void {
  for (const type of ['dragover', 'drop'] as const)
    target.addEventListener(type, (event) => {
      // A field on the way up has taken it.
      if (event.defaultPrevented || event.dataTransfer === null || !hasFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    });
}

/** Returns whether files are among the things that are held over the window, or dropped. */
export function hasFiles({ types }: DataTransfer): boolean {
  return types.includes('Files');
}
