import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../i18n/error-text.ts';
import { formatTimeOfDay } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import type { Connection } from './lobby-store.ts';
import './lobby.css';

interface Props {
  /** The player who hosted the lobby; null = it is not known, or it was you. */
  readonly hostName: string | null;
  /** The moderator who removed you, and the reason; null or not given = none is known. */
  readonly removal?: string | null;
  readonly connection: Extract<Connection, { readonly status: 'ended' | 'reconnecting' }>;
  /** Tries to return to the lobby now. */
  readonly onReconnect: () => void;
  /** Checks the paths to the lobby; null = this view cannot. */
  readonly onCheck: (() => void) | null;
  /** Opens a lobby with the same name and rules on this machine; null = this view cannot. */
  readonly onHost: (() => void) | null;
  readonly onBack: () => void;
}

/** Says what happened to the connection, whether the window tries to return, and what you can do. */
export function EndedCard({
  hostName,
  removal = null,
  connection,
  onReconnect,
  onCheck,
  onHost,
  onBack,
}: Props): ReactNode {
  const { t, i18n } = useTranslation('lobby');
  const { t: words } = useTranslation('reach');
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus(), []);
  const isReturning = connection.status === 'reconnecting';
  const isClosed = connection.status === 'ended' && connection.reason === 'lobby-closed';
  const closedBy = isClosed && hostName !== null ? t('ended.closedBy', { name: hostName }) : null;
  const cause = removal ?? closedBy ?? errorText(i18n, connection.error);
  return (
    <div className="ended" role="alertdialog" aria-labelledby="ended-title" aria-describedby="ended-text">
      <div className="ended-card" ref={card} tabIndex={-1} data-returning={isReturning}>
        <h2 id="ended-title">{isReturning ? t('returning.title') : t(`ended.title.${connection.reason}`)}</h2>
        <div id="ended-text">
          {isReturning && <p>{t('returning.since', { time: formatTimeOfDay(connection.sinceMs, i18n.language) })}</p>}
          <p>{cause}</p>
          <p className="ended-advice">{isReturning ? t('returning.advice') : t(`ended.advice.${connection.reason}`)}</p>
        </div>
        <div className="ended-actions">
          <Button variant="quiet" onClick={onBack}>
            {t('ended.back')}
          </Button>
          {onCheck !== null && (isReturning || connection.reason === 'host-lost') && (
            <Button variant="quiet" onClick={onCheck}>
              {words('doctor.title')}
            </Button>
          )}
          {isClosed && onHost !== null && (
            <Button variant="primary" onClick={onHost}>
              {t('ended.host')}
            </Button>
          )}
          {(isReturning || connection.reason === 'host-lost' || connection.reason === 'replaced') && (
            <Button variant="primary" onClick={onReconnect}>
              {t(isReturning ? 'returning.now' : 'ended.reconnect')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
