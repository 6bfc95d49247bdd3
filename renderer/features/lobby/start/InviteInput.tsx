import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/Button.tsx';
import type { FieldControl } from '../../../ui/controls/Field.tsx';
import './start.css';

interface Props {
  readonly control: FieldControl;
  readonly entered: string;
  readonly hasFocus: boolean;
  readonly isDisabled: boolean;
  readonly onEnter: (text: string) => void;
  /** Reads the clipboard; null = that needs no button here. */
  readonly onPaste: (() => void) | null;
}

/** Every invitation begins with this. */
const LINK_BEGINNING = 'earshot://join/…';

/** The input for an invitation or a code, in one line. It keeps the line breaks of what you paste: they matter. */
export function InviteInput({ control, entered, hasFocus, isDisabled, onEnter, onPaste }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  return (
    <div className="invite-input">
      <textarea
        className="input"
        {...control}
        autoFocus={hasFocus}
        rows={1}
        inputMode="url"
        enterKeyHint="go"
        autoCapitalize="none"
        spellCheck={false}
        autoComplete="off"
        placeholder={LINK_BEGINNING}
        value={entered}
        onChange={(event) => onEnter(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      {onPaste !== null && entered === '' && (
        <Button variant="quiet" size="small" isDisabled={isDisabled} onClick={onPaste}>
          {t('join.paste')}
        </Button>
      )}
    </div>
  );
}
