import type { Notifier } from '../../bridge/notifier.ts';
import type { HostReach } from '../../../shared/model/host-reach.ts';
import type { DevicesStore } from '../../features/devices/devices-store.ts';
import type { LobbyStore } from '../../features/lobby/lobby-store.ts';
import type { PositionsStore } from '../../features/positions/positions-store.ts';
import type { ReachStore } from '../../features/reach/reach-store.ts';
import type { SettingsStore } from '../../features/settings/settings-store.ts';
import type { VoiceStore } from '../../features/voice/voice-store.ts';

export interface DescribedStores {
  readonly devices: DevicesStore;
  readonly voice: VoiceStore;
  readonly lobby: LobbyStore;
  readonly positions: PositionsStore;
  readonly reach: ReachStore;
  readonly settings: SettingsStore;
  readonly notifier: Pick<Notifier, 'permission'>;
}

/**
 * Describes the window for a report, line by line. It names no people and no invitation. It names devices, and the
 * report panel says that it does.
 */
export function describeWindow({
  devices,
  voice,
  lobby,
  positions,
  reach,
  settings,
  notifier,
}: DescribedStores): string {
  const { inputs, outputs, microphone, microphoneLabel, problem } = devices.getState();
  const { connection, origin, participants, ownQuality, signOnPath, mediaPath, lowered, rules, phase } =
    lobby.getState();
  const { status } = positions.getState();
  const sources = status?.sources.map(({ id, state }) => `${id} ${state}`).join(', ');
  return [
    `Browser: ${navigator.userAgent}`,
    `Screen: ${window.innerWidth}x${window.innerHeight} at ${window.devicePixelRatio}; languages: ${navigator.languages.join(', ')}`,
    `Microphone: ${microphone}${microphoneLabel === '' ? '' : ` (${microphoneLabel})`}${problem === null ? '' : `, ${problem.code}`}`,
    `Inputs: ${inputs.map(({ label }) => label || 'unnamed').join('; ') || 'none'}`,
    `Outputs: ${outputs.map(({ label }) => label || 'unnamed').join('; ') || 'none'}`,
    `Notifications: ${describeNotifications(settings, notifier)}`,
    `Voice: ${JSON.stringify(voice.getState())}`,
    `Lobby: ${connection.status}, ${origin}, ${participants.length} people, ${phase}${lowered === null ? '' : `, lowered to ${JSON.stringify(lowered)}`}`,
    `Link: ${JSON.stringify(ownQuality)}`,
    `Way: signed on ${signOnPath ?? 'not'}; media ${JSON.stringify(mediaPath)}`,
    `Reach: ${describeReach(reach.getState().reach)}`,
    `Rules: ${JSON.stringify(rules)}`,
    `Positions: used ${status?.used ?? 'none'}; ${sources ?? 'no sources'}`,
  ].join('\n');
}

/** Returns whether notifications are shown, as the switch in the settings does, and why. */
function describeNotifications(settings: SettingsStore, notifier: Pick<Notifier, 'permission'>): string {
  const { notifies } = settings.getState().settings;
  const permission = notifier.permission();
  return `${notifies && permission === 'granted' ? 'on' : 'off'} (turned ${notifies ? 'on' : 'off'}, permission ${permission})`;
}

/** How the lobby here is reached, without addresses, codes and names of servers. */
function describeReach(reach: HostReach | null): string {
  if (reach === null) return 'hosts no lobby';
  const { mapping, nat, hasIpv6, rendezvous, probe } = reach;
  const { state, method, isBehindAnother } = mapping;
  return JSON.stringify({
    mapping: { state, method, isBehindAnother },
    nat,
    hasIpv6,
    rendezvous: rendezvous.map((server) => server.state),
    probe,
  });
}
