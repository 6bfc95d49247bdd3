import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { TalkTarget, VoiceStrength } from '../../../shared/model/presence.ts';
import { Choices } from '../../ui/Choices.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MoreIcon } from '../../ui/icons.tsx';
import { currentTalkStyle } from './talk-style.ts';
import type { TalkStyleController } from './talk-style-controller.ts';
import type { TalkStyleStore } from './talk-style-store.ts';
import { TalkStyleDialog, type TalkStyleKeys } from './TalkStyleDialog.tsx';
import { talkKeyLabel } from './talk-key.ts';
import './voice.css';

const STRENGTHS: Readonly<Record<VoiceStrength, string>> = { whisper: 'Whisper', normal: 'Normal', shout: 'Shout' };
const TARGETS: Readonly<Record<TalkTarget, string>> = { nearby: 'Nearby', team: 'Team', radio: 'Radio', everybody: 'All' };

interface Props {
  readonly store: TalkStyleStore;
  readonly controller: TalkStyleController;
  readonly keys: TalkStyleKeys;
  readonly onKeysChange: (change: Partial<TalkStyleKeys>) => void;
}

/** How loud one speaks and to whom: what the lobby's rules leave to choose from. */
export function TalkStylePicker({ store, controller, keys, onKeysChange }: Props): ReactNode {
  const state = useStore(store);
  const [isOpen, setOpen] = useState(false);
  const { strengths, targets } = state.choices;
  const style = currentTalkStyle(state, state.choices);
  const isOfGame = state.game !== null;
  const chooseTarget = (to: TalkTarget): void => {
    controller.choose({ to });
    // Nobody hears a radio that is on no channel.
    if (to === 'radio' && state.chosen.radio === '') setOpen(true);
  };
  const keyOf = (strength: VoiceStrength): string | undefined => {
    if (strength === 'normal' || isOfGame) return undefined;
    return `Hold ${talkKeyLabel(strength === 'whisper' ? keys.whisperKey : keys.shoutKey)} to ${strength}`;
  };
  return (
    <div className="talk-style">
      {strengths.length > 1 && (
        <Choices label="How loud you speak" value={style.voice} isDisabled={isOfGame} options={strengths.map((value) => ({ value, label: STRENGTHS[value], title: keyOf(value) }))} onChange={(voice) => controller.choose({ voice })} />
      )}
      {targets.length > 1 && (
        <Choices label="To whom you speak" value={style.to} isDisabled={isOfGame} options={targets.map((value) => ({ value, label: TARGETS[value] }))} onChange={chooseTarget} />
      )}
      <IconButton label="Radio, groups and keys" icon={<MoreIcon />} onClick={() => setOpen(true)} />
      {isOpen && <TalkStyleDialog state={state} controller={controller} keys={keys} onKeysChange={onKeysChange} onClose={() => setOpen(false)} />}
    </div>
  );
}
