import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { TextStore } from '../text-store.ts';

/** What is in the field. */
export interface Draft {
  readonly text: string;
  readonly set: (text: string) => void;
  readonly clear: () => void;
}

/** Keeps what you are writing. While you edit a message, the field has its text, and afterwards what it had before. */
export function useDraft(store: TextStore): Draft {
  const [written, setWritten] = useState(() => store.getState().draft);
  const [edited, setEdited] = useState('');
  const editing = useStore(store, (state) => state.editing);
  useEffect(() => {
    const message = store.getState().messages.find(({ key }) => key === editing);
    setEdited(message?.text ?? '');
  }, [store, editing]);
  const latest = useRef(written);
  latest.current = written;
  // The tab of the map takes the field away.
  useEffect(() => () => store.setState({ draft: latest.current }), [store]);
  const isEditing = editing !== null;
  const set = isEditing ? setEdited : setWritten;
  return { text: isEditing ? edited : written, set, clear: () => set('') };
}
