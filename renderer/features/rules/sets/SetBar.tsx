import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import type { MenuItem } from '../../../ui/floating/Menu.tsx';
import { MenuButton } from '../../../ui/floating/MenuButton.tsx';
import { isPresetId, nameOfOwn, type SetId } from '../known-sets.ts';
import './sets.css';

interface Props {
  readonly ref?: Ref<HTMLDivElement>;
  /** The set that the rules began with. */
  readonly setId: SetId;
  readonly isModified: boolean;
  /** Whether the rules can be changed here. */
  readonly canEdit: boolean;
  readonly onReset: () => void;
  readonly onSave: () => void;
  readonly onSaveChanges: () => void;
  readonly onImport: () => void;
  readonly onCopy: () => void;
  readonly onExport: () => void;
}

/** Says which set of rules is in force, and whether it was changed; it never scrolls away. */
export function SetBar(props: Props): ReactNode {
  const { ref, setId, isModified, canEdit, onReset } = props;
  const { t } = useTranslation('rules');
  const name = isPresetId(setId) ? t(`editor.game.${setId}`) : nameOfOwn(setId);
  return (
    <div className="set-bar" ref={ref}>
      <p className="set-bar-name">
        <span className="set-bar-label">{t('sets.label')}</span> <bdi>{name}</bdi>
        {isModified && <span className="badge">{t('sets.modified')}</span>}
      </p>
      {isModified && canEdit && (
        <Button size="small" onClick={onReset}>
          {t('sets.reset')}
        </Button>
      )}
      <Items {...props} />
    </div>
  );
}

function Items({ setId, isModified, canEdit, onSave, onSaveChanges, onImport, onCopy, onExport }: Props): ReactNode {
  const { t } = useTranslation('rules');
  const changes: MenuItem = { id: 'changes', label: t('sets.saveChanges'), onSelect: onSaveChanges };
  return (
    <MenuButton
      label={t('sets.more')}
      groups={[
        [
          ...(isModified && !isPresetId(setId) ? [changes] : []),
          { id: 'save', label: t('sets.saveAs'), onSelect: onSave },
        ],
        [
          { id: 'copy', label: t('sets.copy'), onSelect: onCopy },
          { id: 'export', label: t('sets.export'), onSelect: onExport },
          ...(canEdit ? [{ id: 'import', label: t('sets.import'), onSelect: onImport }] : []),
        ],
      ]}
    />
  );
}
