import { useEffect, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyField } from '../../ui/controls/CopyField.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { useCopy } from '../../ui/controls/use-copy.ts';
import { Dialog } from '../../ui/display/dialog/Dialog.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { QrCode } from '../../ui/display/QrCode.tsx';
import { CheckIcon, CopyIcon } from '../../ui/icons/action-icons.tsx';
import { invitationForms } from './invitation-forms.ts';
import { ReachStatement } from './ReachStatement.tsx';
import type { ReachStore } from './reach-store.ts';
import { judgeReach } from './reach-verdict.ts';

interface Props {
  readonly store: ReachStore;
  /** Whether the settings name a public address. */
  readonly hasPublicAddress: boolean;
  /** The invitation as last known. */
  readonly invitation: string;
  /** Returns the invitation with the addresses of now. */
  readonly onRefresh: () => Promise<string>;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onCheck: () => void;
  readonly onClose: () => void;
  /** What replaces the invitation. */
  readonly renew: ReactNode;
  /** Whether strangers can find the lobby without an invitation. */
  readonly listing: ReactNode;
}

/** Everything that brings friends into the lobby on this machine: link, code, QR code, and whether they get through. */
export function InviteDialog({
  store,
  hasPublicAddress,
  invitation,
  onRefresh,
  onCopy,
  onCheck,
  onClose,
  renew,
  listing,
}: Props): ReactNode {
  const { t } = useTranslation('reach');
  const reach = useStore(store, (state) => state.reach);
  // A mapped port or another network changes the addresses in it.
  useEffect(() => void onRefresh(), [onRefresh, reach]);
  const { link, webLink, code } = invitationForms(invitation, reach);
  return (
    <Dialog
      title={t('invite.title')}
      size="wide"
      onClose={onClose}
      actions={
        <>
          {renew}
          <Button variant="quiet" onClick={onCheck}>
            {t('doctor.title')}
          </Button>
        </>
      }
    >
      {reach !== null && <ReachStatement verdict={judgeReach(reach, hasPublicAddress)} />}
      <div className="invite">
        <div className="invite-texts">
          {code !== '' && <ReadableCode code={code} wrongGuesses={reach?.wrongGuesses ?? 0} onCopy={onCopy} />}
          <CopyField label={t('invite.link')} value={link} onCopy={onCopy} />
          {webLink !== '' && <CopyField label={t('invite.web')} value={webLink} onCopy={onCopy} />}
        </div>
        {webLink !== '' && (
          <figure className="invite-qr">
            <QrCode text={webLink} label={t('invite.qr')} />
            <figcaption className="field-note">{t('invite.qrWeb')}</figcaption>
          </figure>
        )}
      </div>
      {listing}
    </Dialog>
  );
}

/** A code large enough to read aloud from. */
function ReadableCode({
  code,
  wrongGuesses,
  onCopy,
}: {
  readonly code: string;
  readonly wrongGuesses: number;
  readonly onCopy: (text: string) => Promise<boolean>;
}): ReactNode {
  const { t } = useTranslation('reach');
  const { t: words } = useTranslation('common');
  const { outcome, copy } = useCopy(() => onCopy(code));
  const labelId = useId();
  return (
    <section className="invite-code" aria-labelledby={labelId}>
      <h3 className="field-label" id={labelId}>
        {t('invite.code')}
      </h3>
      <div className="copy-field">
        <output className="invite-code-text" dir="ltr">
          {code}
        </output>
        <IconButton
          label={outcome === 'copied' ? words('copied') : t('invite.copyCode')}
          icon={outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
          onClick={() => void copy()}
        />
      </div>
      <p className="field-note">{outcome === 'failed' ? words('clipboardRefused') : t('invite.codeHint')}</p>
      {wrongGuesses > 0 && <Notice tone="info">{t('invite.wrongGuesses', { amount: wrongGuesses })}</Notice>}
    </section>
  );
}
