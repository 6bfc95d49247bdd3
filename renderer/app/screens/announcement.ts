import type { TFunction } from 'i18next';
import type { Connection } from '../../features/lobby/lobby-store.ts';
import type { VoiceState } from '../../features/voice/voice-machine.ts';

/** Returns what a screen reader announces about the state of the connection and the voice. */
export function announcementOf(
  connection: Connection,
  voice: Pick<VoiceState, 'isMuted' | 'isDeafened'>,
  t: TFunction<'app'>,
): string {
  if (connection.status === 'none') return '';
  if (connection.status === 'connected' && voice.isDeafened) return t('announce.connectedDeafened');
  if (connection.status === 'connected' && voice.isMuted) return t('announce.connectedMuted');
  return t(`announce.${connection.status}`);
}
