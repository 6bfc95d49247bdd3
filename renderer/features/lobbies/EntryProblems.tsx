import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../i18n/error-text.ts';
import { Notice } from '../../ui/display/Notice.tsx';
import type { EntryController } from './entry-controller.ts';
import type { LobbiesState } from './lobbies-store.ts';

interface Props {
  readonly state: Pick<LobbiesState, 'entry' | 'problem'>;
  readonly controller: Pick<EntryController, 'cancelEntry'>;
  /** Why joining a found lobby failed; null = it did not. */
  readonly problem: string | null;
  readonly onDismissProblem: () => void;
}

/** Says what keeps you from finding or entering lobbies. */
export function EntryProblems({ state, controller, problem, onDismissProblem }: Props): ReactNode {
  const { i18n } = useTranslation('lobbies');
  const { entry } = state;
  const failed = entry?.lobby.access === 'open' && entry.step === 'failed' ? entry.error : null;
  return (
    <>
      {state.problem !== null && <Notice tone="danger">{errorText(i18n, state.problem)}</Notice>}
      {failed !== null && (
        <Notice tone="danger" onDismiss={controller.cancelEntry}>
          {errorText(i18n, failed)}
        </Notice>
      )}
      {problem !== null && (
        <Notice tone="danger" onDismiss={onDismissProblem}>
          {problem}
        </Notice>
      )}
    </>
  );
}
