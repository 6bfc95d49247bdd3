import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostListing } from '../../../../shared/ipc/lobbies-contract.ts';
import { formatList } from '../../../i18n/format.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { languageName } from '../language-name.ts';
import type { ListedAt } from './listed-at.ts';
import './listing.css';

interface Props {
  /** null = the lobby is not listed. */
  readonly listing: HostListing | null;
  /** Whether the settings name a rendezvous server. */
  readonly hasServer: boolean;
  /** What the servers show; null = the lobby is not open yet. */
  readonly listedAt: ListedAt | null;
  readonly onEdit: () => void;
  /** Opens the settings in which rendezvous servers are added. */
  readonly onAddServer: () => void;
}

/** Whether strangers can find the lobby on this machine, with a button that changes it. */
export function ListingRow({ listing, hasServer, listedAt, onEdit, onAddServer }: Props): ReactNode {
  const { t } = useTranslation('lobbies');
  return (
    <div className="listing-row" role="group" aria-label={t('listing.row')}>
      <div className="listing-row-text">
        <span className="field-label">{t('listing.row')}</span>
        <p className="field-note">
          {listing === null ? t(hasServer ? 'listing.off' : 'listing.noServer') : <Summary listing={listing} />}
        </p>
        {listing !== null && listedAt !== null && <Servers {...listedAt} />}
      </div>
      {hasServer || listing !== null ? (
        <Button onClick={onEdit}>{t(listing === null ? 'listing.start' : 'listing.change')}</Button>
      ) : (
        <Button onClick={onAddServer}>{t('noServer.add')}</Button>
      )}
    </div>
  );
}

function Servers({ state, shown, full }: ListedAt): ReactNode {
  const { t } = useTranslation('lobbies');
  if (state !== 'answered') return <p className="field-note">{t(`listing.${state}`)}</p>;
  return (
    <>
      {shown.length > 0 && <p className="field-note">{t('listing.shownAt', { servers: shown })}</p>}
      {full.length > 0 && <p className="field-note">{t('listing.fullAt', { servers: full })}</p>}
    </>
  );
}

/** What strangers find: "Minecraft, German, Password". */
function Summary({ listing: { game, language, access } }: { readonly listing: HostListing }): ReactNode {
  const { t, i18n } = useTranslation('lobbies');
  const parts = [game, languageName(language, i18n.language), t(`listing.choice.${access}`)];
  const known = parts.filter((part) => part !== '');
  return <bdi>{formatList(known, i18n.language, 'comma')}</bdi>;
}
