import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../i18n/error-text.ts';
import { Button } from '../../ui/controls/Button.tsx';
import type { Connection } from './lobby-store.ts';
import './lobby.css';

interface Props {
  readonly connection: Extract<Connection, { readonly status: 'ended' }>;
  readonly onReconnect: () => void;
  readonly onBack: () => void;
}

/** Says what happened to the lobby, and offers what you can do. */
export function EndedCard({ connection, onReconnect, onBack }: Props): ReactNode {
  const { t, i18n } = useTranslation('lobby');
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <div className="ended" role="alertdialog" aria-labelledby="ended-title" aria-describedby="ended-text">
      <div className="ended-card" ref={card} tabIndex={-1}>
        <h2 id="ended-title">{t(`ended.title.${connection.reason}`)}</h2>
        <div id="ended-text">
          <p>{errorText(i18n, connection.error)}</p>
          <p className="ended-advice">{t(`ended.advice.${connection.reason}`)}</p>
        </div>
        <div className="ended-actions">
          <Button variant="quiet" onClick={onBack}>
            {t('ended.back')}
          </Button>
          {(connection.reason === 'host-lost' || connection.reason === 'replaced') && (
            <Button variant="primary" onClick={onReconnect}>
              {t('ended.reconnect')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}
