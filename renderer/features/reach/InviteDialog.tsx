import { useEffect, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { HostReach } from '../../../shared/model/host-reach.ts';
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
  /** Whether the settings name a rendezvous server. */
  readonly hasServer: boolean;
  /** The invitation as last known. */
  readonly invitation: string;
  /** Returns the invitation with the addresses of now. */
  readonly onRefresh: () => Promise<string>;
  readonly onCopy: (text: string) => Promise<boolean>;
  readonly onCheck: () => void;
  readonly onAddServer: () => void;
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
  hasServer,
  invitation,
  onRefresh,
  onCopy,
  onCheck,
  onAddServer,
  onClose,
  renew,
  listing,
}: Props): ReactNode {
  const { t } = useTranslation('reach');
  const reach = useStore(store, (state) => state.reach);
  // A mapped port or another network changes the addresses in it.
  useEffect(() => void onRefresh(), [onRefresh, reach]);
  const { link, webLink, code, codeServer } = invitationForms(invitation, reach);
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
          {code === '' ? (
            <NoCode hasServer={hasServer} isAsking={isAsking(reach)} onAddServer={onAddServer} />
          ) : (
            <ReadableCode code={code} server={codeServer} wrongGuesses={reach?.wrongGuesses ?? 0} onCopy={onCopy} />
          )}
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

/** Says why there is no code to read aloud, and what brings one. */
function NoCode({
  hasServer,
  isAsking,
  onAddServer,
}: {
  readonly hasServer: boolean;
  /** Whether a server has not answered yet. */
  readonly isAsking: boolean;
  readonly onAddServer: () => void;
}): ReactNode {
  const { t } = useTranslation('reach');
  const labelId = useId();
  return (
    <section className="invite-no-code" aria-labelledby={labelId}>
      <div>
        <h3 className="field-label" id={labelId}>
          {t('invite.code')}
        </h3>
        <p className="field-note" role="status">
          {hasServer ? t(isAsking ? 'invite.codeComing' : 'invite.codeMissing') : t('invite.codeNeedsServer')}
        </p>
      </div>
      {!isAsking && (
        <Button size="small" onClick={onAddServer}>
          {t(hasServer ? 'invite.checkServer' : 'invite.addServer')}
        </Button>
      )}
    </section>
  );
}

/** A code large enough to read aloud from. */
function ReadableCode({
  code,
  server,
  wrongGuesses,
  onCopy,
}: {
  readonly code: string;
  /** The rendezvous server that knows it. */
  readonly server: string;
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
      <p className="field-note">
        {outcome === 'failed' ? words('clipboardRefused') : t('invite.codeHint', { server })}
      </p>
      {wrongGuesses > 0 && <Notice tone="info">{t('invite.wrongGuesses', { amount: wrongGuesses })}</Notice>}
    </section>
  );
}

/** Returns whether a rendezvous server may still give a code. */
function isAsking(reach: HostReach | null): boolean {
  return reach?.rendezvous.some(({ state }) => state !== 'failed') ?? false;
}
