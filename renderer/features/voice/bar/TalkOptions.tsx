import type { TFunction } from 'i18next';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { VoiceAction } from '../../../../shared/model/keys/bindings.ts';
import type { TalkTarget, VoiceStrength } from '../../../../shared/model/presence.ts';
import type { TalkMode } from '../../../../shared/model/settings.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Choices } from '../../../ui/controls/choosing/Choices.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { MoreIcon } from '../../../ui/icons/action-icons.tsx';
import type { TalkStyleController } from '../talk-style-controller.ts';
import type { TalkStyleStore } from '../talk-style-store.ts';
import { currentTalkStyle, isRadioWithoutChannel } from '../talk-style.ts';
import { StyleMenu, type StyleChoice } from './StyleMenu.tsx';
import { TalkMenu } from './TalkMenu.tsx';
import { TalkStyleDialog } from './TalkStyleDialog.tsx';
import './talk-bar.css';

interface Props {
  readonly store: TalkStyleStore;
  readonly controller: TalkStyleController;
  readonly talkMode: TalkMode;
  readonly onTalkMode: (mode: TalkMode) => void;
  /** Returns the name of an action's first key; null = it has none. */
  readonly keyOf: (action: VoiceAction) => string | null;
  /** Opens the page with all keys; null = there is none. */
  readonly onOpenKeys: (() => void) | null;
  /** How much room there is: for whom you talk to, for all choices with a team, or for two menus. */
  readonly room: 'menus' | 'targets' | 'all';
}

/** More than these leave no room for the other choices. */
const MOST_TARGETS = 2;

/** When your microphone opens, and, where the rules leave a choice, how loudly you speak and to whom. */
export function TalkOptions(props: Props): ReactNode {
  const { store, controller, keyOf, room } = props;
  const { t } = useTranslation('voice');
  const state = useStore(store);
  const [isOpen, setOpen] = useState(false);
  const { strengths, targets } = state.choices;
  const isOfGame = state.game !== null;
  const lacksChannel = isRadioWithoutChannel(state, state.choices);
  const { voice, to } = currentTalkStyle(state, state.choices);
  const chooseTarget = (target: TalkTarget): void => {
    controller.choose({ to: target });
    if (target === 'radio' && state.chosen.radio === '') setOpen(true);
  };
  const style: StyleChoice = {
    voice,
    // The radio stays chosen while it has no channel.
    to: lacksChannel ? 'radio' : to,
    chooseVoice: (next) => controller.choose({ voice: next }),
    chooseTarget,
  };
  // With a team there is one choice more, and the sentence needs its room.
  const hasMenu = room === 'menus' || (room === 'targets' && targets.length > MOST_TARGETS && strengths.length > 1);
  const openLabel = t(targets.includes('radio') ? 'style.open' : 'style.openAlone');
  return (
    <>
      <TalkMenu {...props} />
      {hasMenu && (
        <StyleMenu
          {...{ keyOf, openLabel }}
          style={isOfGame ? null : style}
          choices={state.choices}
          hasTargets={room === 'menus'}
          onOpenStyle={() => setOpen(true)}
        />
      )}
      {!hasMenu && strengths.length > 1 && (
        <Choices
          label={t('strength.label')}
          value={style.voice}
          isDisabled={isOfGame}
          options={strengths.map((value) => ({
            value,
            label: t(`strength.${value}`),
            tip: holdHint(value, isOfGame ? () => null : keyOf, t),
          }))}
          onChange={style.chooseVoice}
        />
      )}
      {room !== 'menus' && targets.length > 1 && (
        <Choices
          label={t('target.label')}
          value={style.to}
          isDisabled={isOfGame}
          options={targets.map((value) => ({ value, label: t(`target.${value}`) }))}
          onChange={chooseTarget}
        />
      )}
      {lacksChannel && (
        <Button size="small" onClick={() => setOpen(true)}>
          {t('target.chooseChannel')}
        </Button>
      )}
      {room !== 'menus' && <IconButton label={openLabel} icon={<MoreIcon />} onClick={() => setOpen(true)} />}
      {isOpen && <TalkStyleDialog state={state} controller={controller} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Says which key does the same while it is held. */
function holdHint(strength: VoiceStrength, keyOf: Props['keyOf'], t: TFunction<'voice'>): string | undefined {
  const key = strength === 'normal' ? null : keyOf(strength);
  return key === null ? undefined : t(strength === 'whisper' ? 'holdToWhisper' : 'holdToShout', { key });
}
