import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_NAME_CHARACTERS } from '../../../shared/model/name.ts';
import { hueOf } from '../../../shared/model/people/player-color.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { Avatar } from '../../ui/display/Avatar.tsx';
import './settings.css';

interface Props {
  readonly settings: Pick<Settings, 'name' | 'color'>;
  readonly onChange: (name: string) => void;
}

/** Your name as others see it. It looks like text, and a click edits it in place. */
export function NameLine({ settings: { name, color }, onChange }: Props): ReactNode {
  const { t } = useTranslation('settings');
  return (
    <label className="name-line">
      <Avatar hue={hueOf({ id: 0, color })} name={name === '' ? t('nameless') : name} />
      <input
        className="name-line-input"
        aria-label={t('name')}
        data-tip={t('name')}
        maxLength={MAX_NAME_CHARACTERS}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('nameless')}
        value={name}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </label>
  );
}
