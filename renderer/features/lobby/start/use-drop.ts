import { useEffect, useState } from 'react';
import { readDrop, type Drop } from './read-drop.ts';

/** Takes what is dropped anywhere onto the window, while mounted. Returns whether something is held over it. */
export function useDrop(onDrop: (drop: Drop) => void): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      // Without this, the browser would open what is dropped in place of the window.
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer !== null) void readDrop(event.dataTransfer).then(onDrop);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [onDrop]);
  return isOver;
}
