import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { GAME_PHASES } from '../../../shared/spatial/hearing-rules.ts';
import { Dialog } from '../../ui/display/Dialog.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { Segmented } from '../../ui/controls/Segmented.tsx';
import { rulesInWords } from './rules-in-words.ts';
import type { RulesController } from './rules-controller.ts';
import { RulesEditor } from './RulesEditor.tsx';
import type { RulesStore } from './rules-store.ts';
import './rules.css';

interface Props {
  readonly store: RulesStore;
  readonly controller: RulesController;
  /** Whether this machine hosts the lobby: only the host can change the rules. */
  readonly isHost: boolean;
  readonly onClose: () => void;
}

/** Shows the lobby's rules in words; the host can change them, and changes apply to everyone at once. */
export function RulesDialog({ store, controller, isHost, onClose }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const state = useStore(store);
  const { rules, phase } = state.draft ?? state;
  const close = (): void => {
    controller.discard();
    onClose();
  };
  return (
    <Dialog title={t('title')} size="wide" onClose={close}>
      {isHost ? (
        <Segmented
          label={t('phase.label')}
          value={phase}
          options={GAME_PHASES.map((value) => ({ value, label: t(`phase.${value}`) }))}
          onChange={controller.setPhase}
        />
      ) : (
        <p className="rules-phase">
          <Trans
            t={t}
            i18nKey="phase.now"
            values={{ phase: t(phase === 'playing' ? 'phase.nowPlaying' : 'phase.nowMeeting') }}
            components={{ strong: <strong /> }}
          />
        </p>
      )}
      {state.problem !== null && <Notice tone="danger">{t('notInForce', { problem: state.problem })}</Notice>}
      <dl className="rules-words">
        {rulesInWords(rules, t).map(({ topic, sentences }) => (
          <div key={topic}>
            <dt>{topic}</dt>
            {sentences.map((sentence) => (
              <dd key={sentence}>{sentence}</dd>
            ))}
          </div>
        ))}
      </dl>
      {isHost ? (
        <RulesEditor
          rules={rules}
          phase={phase}
          presetId={state.presetId}
          onPreset={controller.choosePreset}
          onEdit={controller.edit}
        />
      ) : (
        <p className="field-note">{t('setByHost')}</p>
      )}
    </Dialog>
  );
}
