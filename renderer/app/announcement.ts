import type { Connection } from '../features/lobby/lobby-store.ts';
import type { VoiceState } from '../features/voice/voice-machine.ts';

const CONNECTIONS: Readonly<Record<Connection['status'], string>> = {
  none: '',
  starting: 'Starting',
  connecting: 'Connecting to the lobby',
  connected: 'Connected to the lobby',
  interrupted: 'The connection is interrupted',
  ended: 'The connection has ended',
};

/** What a screen reader says of the state of connection and voice. */
export function announcementOf(connection: Connection, voice: Pick<VoiceState, 'isMuted' | 'isDeafened'>): string {
  if (connection.status !== 'connected') return CONNECTIONS[connection.status];
  if (voice.isDeafened) return `${CONNECTIONS.connected}. You are deafened`;
  return voice.isMuted ? `${CONNECTIONS.connected}. You are muted` : CONNECTIONS.connected;
}
