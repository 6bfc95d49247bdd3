import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/controls/Field.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';

interface Props {
  readonly invitation: string;
  readonly onClose: () => void;
}

/** For manual copying, if neither the browser nor the system lets Earshot use the clipboard. */
export function CopyByHandDialog({ invitation, onClose }: Props): ReactNode {
  const { t } = useTranslation('lobby');
  const { t: words } = useTranslation('common');
  return (
    <Dialog title={t('copyYourself')} onClose={onClose}>
      <Field label={t('join.invitation')} hint={words('clipboardRefused')}>
        {(control) => (
          <textarea
            className="input"
            {...control}
            rows={4}
            readOnly
            value={invitation}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Field>
    </Dialog>
  );
}
