import type { TFunction } from 'i18next';
import { formatMilliseconds, formatNumber } from '../../i18n/format.ts';
import { connectionGrade, isLossPoor } from '../../link/quality/connection-grade.ts';
import { ownConnection, type LobbyState } from './lobby-store.ts';

/** The text of the lobby's line: who hosts, or what is wrong with the connection. */
export interface LobbyLine {
  readonly text: string;
  /** Whether the connection is not as it should be. */
  readonly isTrouble: boolean;
}

/** Describes the lobby in one line. The connection is part of it only where it matters. */
export function describeLobby(lobby: LobbyState, t: TFunction<'lobby'>, language: string): LobbyLine {
  const { connection, approach } = lobby;
  if (connection.status === 'none') return { text: '', isTrouble: false };
  if (connection.status === 'connecting' && approach !== 'fastest')
    return { text: t(`trying.${approach}`), isTrouble: true };
  if (connection.status !== 'connected') return { text: t(`state.${connection.status}`), isTrouble: true };
  return describePoorConnection(lobby, t, language) ?? { text: describeHost(lobby, t), isTrouble: false };
}

function describePoorConnection(lobby: LobbyState, t: TFunction<'lobby'>, language: string): LobbyLine | undefined {
  // The host of a lobby on this machine is as far away as this computer is busy.
  if (lobby.origin !== 'joined') return undefined;
  const { roundTripMs, lossPercent } = ownConnection(lobby);
  if (connectionGrade(roundTripMs, lossPercent) !== 'poor') return undefined;
  const text =
    isLossPoor(lossPercent) || roundTripMs === null
      ? t('line.lossy', { percent: formatNumber(lossPercent ?? 0, language, 0) })
      : t('line.slow', { ping: formatMilliseconds(roundTripMs, language) });
  return { text, isTrouble: true };
}

function describeHost({ origin, participants, hostIdentity }: LobbyState, t: TFunction<'lobby'>): string {
  if (origin !== 'joined') return t(`origin.${origin}`);
  const host = participants.find(({ identity }) => hostIdentity !== '' && identity === hostIdentity);
  return host === undefined ? t('state.connected') : t('line.hostedBy', { name: host.name });
}
