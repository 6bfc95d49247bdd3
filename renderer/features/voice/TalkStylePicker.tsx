import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { VoiceAction } from '../../../shared/model/keys/bindings.ts';
import type { TalkTarget, VoiceStrength } from '../../../shared/model/presence.ts';
import { Choices } from '../../ui/controls/Choices.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { MoreIcon } from '../../ui/icons/action-icons.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { currentTalkStyle, isRadioWithoutChannel } from './talk-style.ts';
import type { TalkStyleController } from './talk-style-controller.ts';
import type { TalkStyleStore } from './talk-style-store.ts';
import { TalkStyleDialog } from './TalkStyleDialog.tsx';
import './voice.css';

interface Props {
  readonly store: TalkStyleStore;
  readonly controller: TalkStyleController;
  /** Returns the name of an action's first key; null = it has none. */
  readonly keyOf: (action: VoiceAction) => string | null;
  /** Opens the page with all keys; null = there is none. */
  readonly onOpenKeys: (() => void) | null;
}

/** Chooses how loudly you speak and to whom, from what the lobby's rules allow. */
export function TalkStylePicker({ store, controller, keyOf, onOpenKeys }: Props): ReactNode {
  const { t } = useTranslation('voice');
  const state = useStore(store);
  const [isOpen, setOpen] = useState(false);
  const { strengths, targets } = state.choices;
  const style = currentTalkStyle(state, state.choices);
  const isOfGame = state.game !== null;
  const chooseTarget = (to: TalkTarget): void => {
    controller.choose({ to });
    // A radio without a channel is silent.
    if (to === 'radio' && state.chosen.radio === '') setOpen(true);
  };
  const hintOf = (strength: VoiceStrength): string | undefined => {
    const key = strength === 'normal' || isOfGame ? null : keyOf(strength);
    return key === null ? undefined : t(strength === 'whisper' ? 'holdToWhisper' : 'holdToShout', { key });
  };
  return (
    <div className="talk-style">
      {strengths.length > 1 && (
        <Choices
          label={t('strength.label')}
          value={style.voice}
          isDisabled={isOfGame}
          options={strengths.map((value) => ({ value, label: t(`strength.${value}`), title: hintOf(value) }))}
          onChange={(voice) => controller.choose({ voice })}
        />
      )}
      {targets.length > 1 && (
        <Choices
          label={t('target.label')}
          value={style.to}
          isDisabled={isOfGame}
          options={targets.map((value) => ({ value, label: t(`target.${value}`) }))}
          onChange={chooseTarget}
        />
      )}
      {isRadioWithoutChannel(state, state.choices) && !isOpen && (
        <span className="field-note" role="status">
          {t('target.noChannel')}
        </span>
      )}
      {strengths.length > 1 || targets.length > 1 ? (
        <IconButton label={t('style.open')} icon={<MoreIcon />} onClick={() => setOpen(true)} />
      ) : (
        <Button variant="quiet" onClick={() => setOpen(true)}>
          {t('style.openAlone')}
        </Button>
      )}
      {isOpen && (
        <TalkStyleDialog
          state={state}
          controller={controller}
          onOpenKeys={
            onOpenKeys === null
              ? null
              : () => {
                  setOpen(false);
                  onOpenKeys();
                }
          }
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
