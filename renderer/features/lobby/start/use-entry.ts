import { useState } from 'react';
import type { FoundInvite } from '../../../../shared/rendezvous/find-invite.ts';
import type { InviteClipboard } from '../../../bridge/read-clipboard.ts';
import { useDrop } from '../../../ui/files/use-drop.ts';
import { readDrop, type Drop } from './read-drop.ts';

/** What the field says about the text that was put into it, instead of its hint. */
type Note = 'empty' | 'dropped' | 'dropNothing' | 'dropTooLarge' | 'nothingToPaste' | 'cannotPaste';

interface EnteredText {
  readonly entered: string;
  readonly note: Note | null;
  readonly enter: (text: string) => void;
  readonly paste: () => void;
  /** Returns whether there is a text to join with; asks for one if not. */
  readonly requireText: () => boolean;
  /** Whether something is dragged over the window. */
  readonly isOver: boolean;
}

/** Keeps the text of the field, and how it got there. */
export function useEntry(clipboard: InviteClipboard, onEdit: () => void): EnteredText {
  const [entered, setEntered] = useState('');
  const [note, setNote] = useState<Note | null>(null);
  const fill = (invite: FoundInvite | null, said: Note | null): void => {
    if (invite !== null) setEntered(invite.text);
    setNote(said);
    onEdit();
  };
  const takeDrop = (drop: Drop): void => {
    if (drop.kind === 'found') fill(drop.invite, 'dropped');
    else fill(null, drop.kind === 'nothing' ? 'dropNothing' : 'dropTooLarge');
  };
  const isOver = useDrop({ takes: () => true, onDrop: (data) => void readDrop(data).then(takeDrop) });
  const paste = async (): Promise<void> => {
    const answer = await clipboard.paste();
    if (answer.kind === 'found') fill(answer.invite, null);
    else fill(null, answer.kind === 'none' ? 'nothingToPaste' : 'cannotPaste');
  };
  return {
    entered,
    note,
    isOver,
    enter(text) {
      setEntered(text);
      setNote(null);
      onEdit();
    },
    paste: () => void paste(),
    requireText() {
      const hasText = entered.trim() !== '';
      if (!hasText) fill(null, 'empty');
      return hasText;
    },
  };
}
