import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { headsetLinkOf } from '../../../shared/headset/headset-link.ts';
import { webLinkOf } from '../../../shared/protocol/invitation/invitation.ts';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyField } from '../../ui/controls/CopyField.tsx';
import { Notice } from '../../ui/display/Notice.tsx';
import { QrCode } from '../../ui/display/QrCode.tsx';
import { PhoneIcon } from '../../ui/icons/place-icons.tsx';
import { Section } from '../../ui/display/pages/Section.tsx';
import type { HeadsetController } from './headset-controller.ts';
import type { HeadsetOffer, HeadsetStore } from './headset-store.ts';
import { phoneInvitationOf, phonePageOf } from './phone-page.ts';
import './headset.css';

interface Props {
  readonly store: HeadsetStore;
  readonly controller: HeadsetController;
  readonly isInLobby: boolean;
  /** The invitation of the lobby, as its link. */
  readonly invitation: string;
  /** The page that this window is itself, if it is one; '' = it is the app. */
  readonly ownPage: string;
  /** The rendezvous servers of your own settings. */
  readonly rendezvous: readonly string[];
  readonly onAsk: () => void;
  readonly onCopy: (text: string) => Promise<boolean>;
}

/** Makes a phone the headset: it becomes microphone and headphones, and everything else stays here. */
export function HeadsetPanel(props: Props): ReactNode {
  const { store, controller, isInLobby, onAsk } = props;
  const { t } = useTranslation('headset');
  const { isSupported, offer, headset } = useStore(store);
  // The link is shown once. A phone that has scanned it may still use it, for as long as its ticket lasts.
  useEffect(() => () => controller.withdraw(), [controller]);
  const ask = (
    <Button icon={<PhoneIcon />} isBusy={offer.state === 'asking'} onClick={onAsk}>
      {t('use')}
    </Button>
  );
  return (
    <Section title={t('title')} hint={t('explanation')}>
      {!isInLobby && <p className="field-note">{t('joinFirst')}</p>}
      {isInLobby && !isSupported && <p className="field-note">{t('unsupported')}</p>}
      {isInLobby && isSupported && headset !== null && (
        <Notice tone="info" action={<Button onClick={controller.end}>{t('stop')}</Button>}>
          {t('connected')}
        </Notice>
      )}
      {isInLobby && isSupported && headset === null && <Offer {...props} offer={offer} ask={ask} />}
    </Section>
  );
}

function Offer({
  offer,
  ask,
  invitation,
  ownPage,
  rendezvous,
  onCopy,
}: Props & { readonly offer: HeadsetOffer; readonly ask: ReactNode }): ReactNode {
  const { t, i18n } = useTranslation('headset');
  if (offer.state === 'none' || offer.state === 'asking') return <p>{ask}</p>;
  if (offer.state === 'refused')
    return (
      <Notice tone="warn" action={ask}>
        {errorText(i18n, offer)}
      </Notice>
    );
  const page = phonePageOf(offer.page, { invitation, rendezvous, ownPage });
  if (page === '') return <Notice tone="warn">{t('noPage')}</Notice>;
  const link = headsetLinkOf(webLinkOf(page, phoneInvitationOf(offer.invitation, invitation)), offer.ticket);
  return (
    <div className="headset-offer">
      <figure className="headset-qr">
        <QrCode text={link} label={t('qr')} />
      </figure>
      <div className="headset-link">
        <p>{t('scan')}</p>
        <CopyField label={t('link')} value={link} onCopy={onCopy} />
        <p className="field-note">{t('once')}</p>
      </div>
    </div>
  );
}
