import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Settings } from '../../../../shared/model/settings.ts';
import { StatusButton } from '../../../ui/controls/StatusButton.tsx';
import { KEY_PLACE, TextWithKey } from '../../../ui/display/TextWithKey.tsx';
import { KeyboardIcon } from '../../../ui/icons/place-icons.tsx';
import { TalkIcon } from '../../../ui/icons/sound-icons.tsx';
import type { HotkeysStore } from '../hotkeys-store.ts';
import { talkStatus, type TalkStatus } from './talk-status.ts';
import { useKeyOfAction } from '../triggers/use-trigger-name.ts';

interface Props {
  readonly store: HotkeysStore;
  readonly settings: Pick<Settings, 'talkMode' | 'bindings'>;
  /** Whether there are keys to talk by; without them, a button in the lobby does. */
  readonly hasKeyboard: boolean;
  /** Opens the settings of keys. */
  readonly onOpenKeys: () => void;
  /** Opens the settings of when others hear you. */
  readonly onOpenTalking: () => void;
}

/** Says in one line how you talk, and whether the key for it works. */
export function TalkStatusLine({ store, settings, hasKeyboard, onOpenKeys, onOpenTalking }: Props): ReactNode {
  const { t } = useTranslation('voice');
  const status = useStore(store, (state) => state.status);
  const keyName = useKeyOfAction(store, settings.bindings)('talk');
  const talk = talkStatus(settings, status);
  if (talk === 'voice-activation' || talk === 'open-mic')
    return (
      <StatusButton icon={<TalkIcon />} tone="plain" onClick={onOpenTalking}>
        {t(`mode.${talk}`)}
      </StatusButton>
    );
  if (!hasKeyboard)
    return (
      <StatusButton icon={<TalkIcon />} tone="plain" onClick={onOpenTalking}>
        {t(`touch.${settings.talkMode === 'push-to-mute' ? 'push-to-mute' : 'push-to-talk'}`)}
      </StatusButton>
    );
  return (
    <StatusButton icon={<KeyboardIcon />} tone={talk === 'hold' ? 'plain' : 'warn'} onClick={onOpenKeys}>
      <TalkText talk={talk} isMuting={settings.talkMode === 'push-to-mute'} keyName={keyName} />
    </StatusButton>
  );
}

interface TextProps {
  readonly talk: Exclude<TalkStatus, 'voice-activation' | 'open-mic'>;
  /** Whether the key mutes. */
  readonly isMuting: boolean;
  /** null = the desktop manages keys, and knows one that the bindings do not have. */
  readonly keyName: string | null;
}

function TalkText({ talk, isMuting, keyName }: TextProps): ReactNode {
  const { t } = useTranslation('hotkeys');
  if (talk === 'none') return t('status.none');
  if (talk !== 'hold' && talk !== 'unheard') return t(`outage.${talk}`);
  if (keyName === null) return t('action.talk');
  const text = talk === 'unheard' ? 'status.unheard' : isMuting ? 'holdToMute' : 'holdToTalk';
  return <TextWithKey text={t(text, { key: KEY_PLACE })} keyName={keyName} />;
}
