import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { VoiceAction } from '../../../shared/model/keys/bindings.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import type { HotkeysController } from './hotkeys-controller.ts';
import type { HotkeysStore } from './hotkeys-store.ts';
import { useTriggerName } from './triggers/use-trigger-name.ts';

interface Props {
  readonly store: HotkeysStore;
  readonly controller: HotkeysController;
  readonly action: VoiceAction;
  /** What stands in its place while there is nothing to say. */
  readonly otherwise?: ReactNode;
}

/**
 * Shows the state of recording a key for `action`: what to do, what is wrong with the key, or whether to take it from
 * another action.
 */
export function RecordingNotice({ store, controller, action, otherwise = null }: Props): ReactNode {
  const { t } = useTranslation('hotkeys');
  const { recording, proposal, problem } = useStore(store);
  const nameOf = useTriggerName(store);
  if (proposal?.action === action) {
    return (
      <Notice
        tone="warn"
        action={
          <span className="keys-answers">
            <Button onClick={controller.acceptProposal}>{t('takeOver')}</Button>
            <Button variant="quiet" onClick={controller.refuseProposal}>
              {t('keep')}
            </Button>
          </span>
        }
      >
        {t('taken', { key: nameOf(proposal.trigger), action: t(`action.${proposal.takenFrom}`) })}
      </Notice>
    );
  }
  if (problem?.action === action)
    return (
      <p className="keys-problem" role="alert">
        {t(`problem.${problem.code}`, { key: problem.trigger === null ? '' : nameOf(problem.trigger) })}
      </p>
    );
  if (recording?.action === action)
    return (
      <p className="field-note" role="status">
        {t('recordingHint')}
      </p>
    );
  return otherwise;
}
