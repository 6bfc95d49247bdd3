import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HearingRules } from '../../../../shared/spatial/hearing-rules.ts';
import { ChoiceCards } from '../../../ui/controls/choosing/ChoiceCards.tsx';
import type { MenuItem } from '../../../ui/floating/Menu.tsx';
import { MenuButton } from '../../../ui/floating/MenuButton.tsx';
import { isPresetId, ownSetId, PRESET_IDS, rulesOfPreset, type BaseSet, type SetId } from '../known-sets.ts';
import type { OwnSet } from '../own-sets.ts';
import { RulesPicture } from './RulesPicture.tsx';
import { setDetail } from './set-words.ts';
import './sets.css';

interface Props {
  /** The set that the rules began with. */
  readonly base: BaseSet;
  /** Whether the rules differ from it. */
  readonly isModified: boolean;
  /** The chosen set that waits for a confirmation; null = none. */
  readonly pending: SetId | null;
  readonly ownSets: readonly OwnSet[];
  readonly onChoose: (id: SetId) => void;
  readonly onRename: (name: string) => void;
  readonly onCopy: (name: string) => void;
  readonly onExport: (name: string) => void;
  readonly onRemove: (name: string) => void;
}

/** Chooses one of the presets, or of your own sets, which have a menu. */
export function SetCards(props: Props): ReactNode {
  const { base, isModified, pending, ownSets, onChoose } = props;
  const { t } = useTranslation('rules');
  const option = (value: SetId, label: string, detail: string, rules: HearingRules) => ({
    value,
    label,
    detail,
    picture: <RulesPicture rules={value === base.id ? base.rules : rules} />,
    badge: isModified && value === base.id ? t('sets.modified') : null,
  });
  return (
    <ChoiceCards
      label={t('sets.all')}
      value={pending ?? (isKnown(base.id, ownSets) ? base.id : null)}
      options={[
        ...PRESET_IDS.map((id) => option(id, t(`editor.game.${id}`), t(`sets.detail.${id}`), rulesOfPreset(id))),
        ...ownSets.map(({ name, rules }) => ({
          ...option(ownSetId(name), name, setDetail(rules, t), rules),
          action: <MenuButton label={t('sets.menu', { name })} groups={menuOf(name, props, t)} />,
        })),
      ]}
      onChange={onChoose}
    />
  );
}

function isKnown(id: SetId, ownSets: readonly OwnSet[]): boolean {
  return isPresetId(id) || ownSets.some(({ name }) => ownSetId(name) === id);
}

function menuOf(
  name: string,
  { onRename, onCopy, onExport, onRemove }: Props,
  t: TFunction<'rules'>,
): readonly (readonly MenuItem[])[] {
  return [
    [
      { id: 'rename', label: t('sets.rename'), onSelect: () => onRename(name) },
      { id: 'copy', label: t('sets.copy'), onSelect: () => onCopy(name) },
      { id: 'export', label: t('sets.export'), onSelect: () => onExport(name) },
    ],
    [{ id: 'remove', label: t('sets.remove'), tone: 'danger', onSelect: () => onRemove(name) }],
  ];
}
