import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../i18n/error-text.ts';
import { formatTimeOfDay } from '../../i18n/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import type { Connection } from './lobby-store.ts';
import './lobby.css';

interface Props {
  readonly connection: Extract<Connection, { readonly status: 'ended' | 'reconnecting' }>;
  /** Tries to return to the lobby now. */
  readonly onReconnect: () => void;
  /** Checks the paths to the lobby; null = this view cannot. */
  readonly onCheck: (() => void) | null;
  readonly onBack: () => void;
}

/** Says what happened to the connection, whether the window tries to return, and what you can do. */
export function EndedCard({ connection, onReconnect, onCheck, onBack }: Props): ReactNode {
  const { t, i18n } = useTranslation('lobby');
  const { t: words } = useTranslation('reach');
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus(), []);
  const isReturning = connection.status === 'reconnecting';
  return (
    <div className="ended" role="alertdialog" aria-labelledby="ended-title" aria-describedby="ended-text">
      <div className="ended-card" ref={card} tabIndex={-1} data-returning={isReturning}>
        <h2 id="ended-title">{isReturning ? t('returning.title') : t(`ended.title.${connection.reason}`)}</h2>
        <div id="ended-text">
          {isReturning && <p>{t('returning.since', { time: formatTimeOfDay(connection.sinceMs, i18n.language) })}</p>}
          <p>{errorText(i18n, connection.error)}</p>
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
