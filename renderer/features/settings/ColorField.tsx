import { useId, type CSSProperties, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PLAYER_HUES } from '../../../shared/model/people/player-color.ts';
import { COLOR_NAMES } from './color-names.ts';
import './color-field.css';

interface Props {
  /** The place of the colour in `PLAYER_HUES`; null = the host chooses one. */
  readonly color: number | null;
  readonly onChange: (color: number | null) => void;
}

/** Chooses the colour in which others see you. */
export function ColorField({ color, onChange }: Props): ReactNode {
  const { t } = useTranslation('settings');
  const name = useId();
  return (
    <fieldset className="color-field" data-label={t('color.title')}>
      <legend className="field-label">{t('color.title')}</legend>
      <div className="color-field-row">
        <label className="color-choice color-choice-automatic">
          <input type="radio" name={name} checked={color === null} onChange={() => onChange(null)} />
          {t('color.automatic')}
        </label>
        {PLAYER_HUES.map((hue, index) => (
          <label
            key={hue}
            className="color-choice"
            style={{ '--hue': hue } as CSSProperties}
            data-tip={t(`color.names.${COLOR_NAMES[index]!}`)}
          >
            <input
              type="radio"
              name={name}
              checked={color === index}
              aria-label={t(`color.names.${COLOR_NAMES[index]!}`)}
              onChange={() => onChange(index)}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
