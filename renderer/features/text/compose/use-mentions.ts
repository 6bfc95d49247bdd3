import { useEffect, useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { completeMention, findMention } from './complete-mention.ts';
import type { Draft } from './use-draft.ts';

/** The names that complete what is written before the caret. */
export interface Mentions {
  readonly listId: string;
  readonly names: readonly string[];
  readonly chosen: number;
  readonly optionId: (index: number) => string;
  readonly choose: (index: number) => void;
  readonly close: () => void;
  readonly noteCaret: () => void;
  /** The attributes of the field for screen readers. */
  readonly attributes: {
    readonly 'aria-autocomplete': 'list';
    readonly 'aria-controls': string | undefined;
    readonly 'aria-activedescendant': string | undefined;
  };
  /** Handles a key in the field. Returns whether it was for the list. */
  readonly handleKey: (event: KeyboardEvent) => boolean;
}

/** Completes '@' and the beginning of a name, by Enter or Tab, with the arrow keys to choose. */
export function useMentions(
  draft: Draft,
  field: RefObject<HTMLTextAreaElement | null>,
  everyone: readonly string[],
): Mentions {
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [closedAt, setClosedAt] = useState<string | null>(null);
  const [nextCaret, setNextCaret] = useState<number | null>(null);
  const found = closedAt === draft.text ? undefined : findMention(draft.text, caret, everyone);
  const names = found?.names ?? [];
  const index = Math.min(chosen, Math.max(0, names.length - 1));
  const optionId = (of: number): string => `${listId}-${of}`;
  const isOpen = names.length > 0;
  // The caret moves when the field has the new text.
  useEffect(() => {
    if (nextCaret === null) return;
    field.current?.setSelectionRange(nextCaret, nextCaret);
    setNextCaret(null);
  }, [field, nextCaret]);

  function choose(of: number): void {
    const name = names[of];
    if (found === undefined || name === undefined) return;
    const completed = completeMention(draft.text, caret, found, name);
    draft.set(completed.text);
    setCaret(completed.caret);
    setNextCaret(completed.caret);
    setClosedAt(completed.text);
    setChosen(0);
  }
  const close = (): void => setClosedAt(draft.text);
  const actions: Partial<Record<string, () => void>> = {
    ArrowDown: () => setChosen((index + 1) % names.length),
    ArrowUp: () => setChosen((index + names.length - 1) % names.length),
    Enter: () => choose(index),
    Tab: () => choose(index),
    Escape: close,
  };
  return {
    ...{ listId, names, chosen: index, optionId, choose, close },
    noteCaret: () => setCaret(field.current?.selectionEnd ?? 0),
    attributes: {
      'aria-autocomplete': 'list',
      'aria-controls': isOpen ? listId : undefined,
      'aria-activedescendant': isOpen ? optionId(index) : undefined,
    },
    handleKey(event) {
      const action = isOpen && !event.shiftKey ? actions[event.key] : undefined;
      if (action === undefined) return false;
      event.preventDefault();
      event.stopPropagation();
      action();
      return true;
    },
  };
}
