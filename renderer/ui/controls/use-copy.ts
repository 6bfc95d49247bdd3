import { useEffect, useState } from 'react';

const COPIED_SHOWS_MS = 2_500;

interface CopyState {
  /** The result of the last copy. `copied` becomes null after 2.5 s; `failed` stays until the next copy or `forget`. */
  readonly outcome: 'copied' | 'failed' | null;
  readonly copy: () => Promise<void>;
  readonly forget: () => void;
}

/** Copies with `onCopy`, which resolves with whether it worked, and keeps the result for the button to show. */
export function useCopy(onCopy: () => Promise<boolean>): CopyState {
  const [outcome, setOutcome] = useState<CopyState['outcome']>(null);
  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome(null), COPIED_SHOWS_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  return {
    outcome,
    copy: async () => setOutcome((await onCopy()) ? 'copied' : 'failed'),
    forget: () => setOutcome(null),
  };
}
