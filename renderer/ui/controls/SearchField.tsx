import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseIcon, SearchIcon } from '../icons/action-icons.tsx';
import type { FieldControl } from './Field.tsx';
import './search-field.css';

interface Props {
  /** The label for screen readers; not needed inside a `Field`, which gives `control`. */
  readonly label?: string;
  readonly control?: FieldControl;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  /** Enter was pressed. */
  readonly onEnter?: () => void;
}

const MAX_LENGTH = 64;

/** A text to search for. Its button, or Escape, empties it. */
export function SearchField({ label, control, placeholder, value, onChange, onEnter }: Props): ReactNode {
  const { t } = useTranslation('common');
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="search-field">
      <SearchIcon />
      <input
        ref={input}
        className="input"
        {...control}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={MAX_LENGTH}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            // Otherwise the dialog around it closes.
            event.preventDefault();
            onChange('');
          } else if (event.key === 'Enter') onEnter?.();
        }}
      />
      {value !== '' && (
        <button
          className="search-field-clear"
          type="button"
          aria-label={t('clear')}
          data-tip={t('clear')}
          onClick={() => {
            onChange('');
            input.current?.focus();
          }}
        >
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
