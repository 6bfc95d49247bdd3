import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoiceAction } from '../../../../shared/model/keys/bindings.ts';
import type { TalkTarget, VoiceStrength } from '../../../../shared/model/presence.ts';
import { TALK_MODES, type TalkMode } from '../../../../shared/model/settings.ts';
import { Menu, type MenuGroup } from '../../../ui/floating/Menu.tsx';
import { useAnchor } from '../../../ui/floating/use-anchor.ts';
import { ChevronIcon } from '../../../ui/icons/action-icons.tsx';
import { KeyboardIcon } from '../../../ui/icons/place-icons.tsx';
import type { TalkChoices } from '../talk-style.ts';
import './talk-bar.css';

/** How you speak, and what changes it. */
export interface StyleChoice {
  readonly voice: VoiceStrength;
  readonly to: TalkTarget;
  readonly chooseVoice: (voice: VoiceStrength) => void;
  readonly chooseTarget: (to: TalkTarget) => void;
}

interface Props {
  readonly talkMode: TalkMode;
  readonly onTalkMode: (mode: TalkMode) => void;
  readonly keyOf: (action: VoiceAction) => string | null;
  readonly onOpenKeys: (() => void) | null;
  /** The choices of the talk style; null = they are elsewhere, or the game makes them. */
  readonly style: StyleChoice | null;
  readonly choices: TalkChoices;
  /** Names the dialog of radio and group. */
  readonly openLabel: string;
  readonly onOpenStyle: () => void;
  readonly isWide: boolean;
}

/** A chip with the input mode, which opens a menu: of the modes, and in a narrow window of everything else. */
export function TalkMenu(props: Props): ReactNode {
  const { talkMode, style } = props;
  const { t } = useTranslation('voice');
  const { anchor, close, button } = useAnchor();
  const spoken = [
    ...(style === null || style.voice === 'normal' ? [] : [t(`strength.${style.voice}`)]),
    ...(style === null || style.to === 'nearby' ? [] : [t(`target.${style.to}`)]),
  ];
  const text = [t(`mode.${talkMode}`), ...spoken].join(' · ');
  return (
    <>
      <button className="talk-chip" type="button" aria-haspopup="menu" title={text} {...button}>
        <span>{text}</span>
        <ChevronIcon />
      </button>
      {anchor !== null && <Menu label={t('mode.label')} groups={groupsOf(props, t)} anchor={anchor} onClose={close} />}
    </>
  );
}

function groupsOf(props: Props, t: TFunction<'voice'>): readonly MenuGroup[] {
  const { talkMode, onTalkMode, keyOf, onOpenKeys, style, choices, openLabel, onOpenStyle, isWide } = props;
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
  if (isWide) return [modes, keys];
  return [
    modes,
    ...(style === null ? [] : styleGroups(style, choices, keyOf, t)),
    [{ id: 'style', label: openLabel, onSelect: onOpenStyle }, ...keys],
  ];
}

function styleGroups(
  style: StyleChoice,
  { strengths, targets }: TalkChoices,
  keyOf: Props['keyOf'],
  t: TFunction<'voice'>,
): readonly MenuGroup[] {
  const strengthChoices = strengths.map((voice) => ({
    id: voice,
    label: t(`strength.${voice}`),
    keyName: voice === 'normal' ? null : keyOf(voice),
    isChecked: voice === style.voice,
    onSelect: () => style.chooseVoice(voice),
  }));
  const targetChoices = targets.map((to) => ({
    id: to,
    label: t(`target.${to}`),
    keyName: to === 'radio' ? keyOf('radio') : null,
    isChecked: to === style.to,
    onSelect: () => style.chooseTarget(to),
  }));
  return [
    strengths.length < 2 ? [] : { label: t('strength.label'), choices: strengthChoices },
    targets.length < 2 ? [] : { label: t('target.label'), choices: targetChoices },
  ];
}
