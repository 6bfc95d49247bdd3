import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoiceAction } from '../../../../shared/model/keys/bindings.ts';
import { TALK_MODES, type TalkMode } from '../../../../shared/model/settings.ts';
import { Menu } from '../../../ui/floating/Menu.tsx';
import { useAnchor } from '../../../ui/floating/use-anchor.ts';
import { ChevronIcon } from '../../../ui/icons/action-icons.tsx';
import { KeyboardIcon } from '../../../ui/icons/place-icons.tsx';
import './talk-bar.css';

interface Props {
  readonly talkMode: TalkMode;
  readonly onTalkMode: (mode: TalkMode) => void;
  readonly keyOf: (action: VoiceAction) => string | null;
  readonly onOpenKeys: (() => void) | null;
}

/** A chip with the input mode, which opens a menu of the modes. */
export function TalkMenu({ talkMode, onTalkMode, keyOf, onOpenKeys }: Props): ReactNode {
  const { t } = useTranslation('voice');
  const { anchor, close, button } = useAnchor();
  const modeChoices = TALK_MODES.map((mode) => ({
    id: mode,
    label: t(`mode.${mode}`),
    keyName: mode === 'push-to-talk' || mode === 'push-to-mute' ? keyOf('talk') : null,
    isChecked: mode === talkMode,
    onSelect: () => onTalkMode(mode),
  }));
  const modes = { label: t('mode.label'), choices: modeChoices };
  const keys =
    onOpenKeys === null ? [] : [{ id: 'keys', label: t('keys'), icon: <KeyboardIcon />, onSelect: onOpenKeys }];
  return (
    <>
      <button className="talk-chip" type="button" aria-haspopup="menu" {...button}>
        <span>{t(`mode.${talkMode}`)}</span>
        <ChevronIcon />
      </button>
      {anchor !== null && <Menu label={t('mode.label')} groups={[modes, keys]} anchor={anchor} onClose={close} />}
    </>
  );
}
