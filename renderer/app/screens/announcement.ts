import type { TFunction } from 'i18next';
import type { Connection } from '../../features/lobby/lobby-store.ts';
import type { VoiceState } from '../../features/voice/voice-machine.ts';

/** What a screen reader says of the state of connection and voice. */
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
