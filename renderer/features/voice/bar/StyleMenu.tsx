import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VoiceAction } from '../../../../shared/model/keys/bindings.ts';
import type { TalkTarget, VoiceStrength } from '../../../../shared/model/presence.ts';
import { Menu, type MenuGroup } from '../../../ui/floating/Menu.tsx';
import { useAnchor } from '../../../ui/floating/use-anchor.ts';
import { ChevronIcon } from '../../../ui/icons/action-icons.tsx';
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
  readonly keyOf: (action: VoiceAction) => string | null;
  /** The choices of the talk style; null = the game makes them. */
  readonly style: StyleChoice | null;
  readonly choices: TalkChoices;
  /** Whether the menu also has whom you talk to, radio and group; otherwise they stand beside it. */
  readonly hasTargets: boolean;
  /** Names the dialog of radio and group. */
  readonly openLabel: string;
  readonly onOpenStyle: () => void;
}

/** A chip with how loud you speak and to whom, which opens a menu of the other choices. */
export function StyleMenu(props: Props): ReactNode {
  const { style, choices, hasTargets, openLabel } = props;
  const { t } = useTranslation('voice');
  const { anchor, close, button } = useAnchor();
  const parts =
    style === null
      ? []
      : [
          ...(choices.strengths.length > 1 ? [t(`strength.${style.voice}`)] : []),
          ...(hasTargets && choices.targets.length > 1 ? [t(`target.${style.to}`)] : []),
        ];
  const text = parts.length === 0 ? openLabel : parts.join(' · ');
  return (
    <>
      <button
        className="talk-chip"
        type="button"
        aria-haspopup="menu"
        aria-label={`${t('style.label')}: ${text}`}
        {...button}
      >
        <span>{text}</span>
        <ChevronIcon />
      </button>
      {anchor !== null && <Menu label={t('style.label')} groups={groupsOf(props, t)} anchor={anchor} onClose={close} />}
    </>
  );
}

function groupsOf(
  { style, choices: { strengths, targets }, keyOf, hasTargets, openLabel, onOpenStyle }: Props,
  t: TFunction<'voice'>,
): readonly MenuGroup[] {
  const dialog = hasTargets ? [{ id: 'style', label: openLabel, onSelect: onOpenStyle }] : [];
  if (style === null) return [dialog];
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
    targets.length < 2 || !hasTargets ? [] : { label: t('target.label'), choices: targetChoices },
    dialog,
  ];
}
