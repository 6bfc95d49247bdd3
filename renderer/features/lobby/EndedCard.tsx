import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { Connection } from './lobby-store.ts';
import './lobby.css';

interface Props {
  readonly connection: Extract<Connection, { readonly status: 'ended' }>;
  readonly onReconnect: () => void;
  readonly onBack: () => void;
}

const TITLES = { 'host-lost': 'The host is gone', 'lobby-closed': 'The lobby was closed', removed: 'You were removed from the lobby' } as const;

const ADVICE = {
  'host-lost': 'If only the network failed, reconnect. If the host started anew, ask for the new invitation.',
  'lobby-closed': 'The host ended it for everybody. Ask for a new invitation, or host a lobby yourself.',
  removed: 'Ask the host if you think that this was a mistake.',
} as const;

/** What happened to the lobby, and what can be done. */
export function EndedCard({ connection, onReconnect, onBack }: Props): ReactNode {
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <div className="ended" role="alertdialog" aria-labelledby="ended-title" aria-describedby="ended-text">
      <div className="ended-card" ref={card} tabIndex={-1}>
        <h2 id="ended-title">{TITLES[connection.reason]}</h2>
        <div id="ended-text">
          <p>{connection.message}</p>
          <p className="ended-advice">{ADVICE[connection.reason]}</p>
        </div>
        <div className="ended-actions">
          <Button variant="quiet" onClick={onBack}>Back to start</Button>
          {connection.reason === 'host-lost' && <Button variant="primary" onClick={onReconnect}>Reconnect</Button>}
        </div>
      </div>
    </div>
  );
}
