import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_CLAIM_CODE_LENGTH } from '../../../shared/model/people/claim-code.ts';
import type { ModerationRefusal } from '../../../shared/protocol/people/moderation-messages.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import './moderation.css';

interface Props {
  /** Resolves with why the host refuses; undefined = you own the lobby. */
  readonly onClaim: (code: string) => Promise<ModerationRefusal | undefined>;
  readonly onClose: () => void;
}

/** Asks for the code that a dedicated host shows, which makes you the owner of its lobby. */
export function ClaimDialog({ onClaim, onClose }: Props): ReactNode {
  const { t } = useTranslation('moderation');
  const { t: tCommon } = useTranslation('common');
  const [code, setCode] = useState('');
  const [refusal, setRefusal] = useState<ModerationRefusal | null>(null);
  const [isWaiting, setWaiting] = useState(false);

  async function claim(): Promise<void> {
    if (isWaiting || code.trim() === '') return;
    setWaiting(true);
    const refused = await onClaim(code);
    setWaiting(false);
    if (refused === undefined) onClose();
    else setRefusal(refused);
  }

  return (
    <Dialog
      title={t('claim.title')}
      actions={
        <>
          <Button onClick={onClose}>{tCommon('cancel')}</Button>
          <Button variant="primary" isBusy={isWaiting} onClick={() => void claim()}>
            {t('claim.do')}
          </Button>
        </>
      }
      onClose={onClose}
    >
      <form
        className="remove-form"
        onSubmit={(event) => {
          event.preventDefault();
          void claim();
        }}
      >
        <Field
          label={t('claim.code')}
          hint={t('claim.hint')}
          error={refusal === null ? null : t(refusal === 'no-identity' ? 'claim.noIdentity' : `refused.${refusal}`)}
        >
          {(field) => (
            <input
              className="input"
              {...field}
              value={code}
              maxLength={MAX_CLAIM_CODE_LENGTH}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              dir="ltr"
              onChange={(event) => {
                setCode(event.target.value);
                setRefusal(null);
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
