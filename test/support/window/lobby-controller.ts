import { vi } from 'vitest';
import { createLobbyController, type LobbyDependencies } from '../../../renderer/features/lobby/lobby-controller.ts';
import { createLobbyStore } from '../../../renderer/features/lobby/lobby-store.ts';
import type { HostLink, JoinedLobby } from '../../../renderer/link/host-link.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { success, type Result } from '../../../shared/result.ts';
import { DEFAULT_HEARING_RULES } from '../../../shared/spatial/hearing-rules.ts';
import { ManualClock } from '../manual-clock.ts';
import { createFakeBridge } from './fake-bridge.ts';

export const INVITATION = formatInvitation({
  addresses: [{ host: '10.0.0.7', port: 7_777 }],
  certificateSha256: new Uint8Array(32),
  secret: new Uint8Array(16),
  rendezvous: '',
});
export const LOBBY: JoinedLobby = {
  path: 'direct',
  participantId: 5,
  name: 'Robin',
  lobbyName: 'Raid',
  accepts: ['rename'],
  rules: DEFAULT_HEARING_RULES,
};

/** How the controller opens a link. */
export type OpenedWith = Parameters<LobbyDependencies['openLink']>[0];

/** What the test decides about links that are opened. */
interface Door {
  outcome: () => Promise<Result<JoinedLobby, FailureCode>>;
  onOpening: (options: OpenedWith) => void;
}

/** When the clock of `createTestController` starts, milliseconds of the wall clock. */
export const STARTED_AT_MS = 1_000_000;

/** A lobby controller whose links, main process and time are the test's. */
export function createTestController() {
  const clock = new ManualClock();
  const wall = { setByMs: 0 };
  const fake = createFakeBridge({ invitation: INVITATION });
  const store = createLobbyStore();
  const links: { options: OpenedWith; close: ReturnType<typeof vi.fn> }[] = [];
  const log: string[] = [];
  const door: Door = { outcome: async () => success(LOBBY), onOpening: () => undefined };
  const controller = createLobbyController({
    bridge: fake.bridge,
    store,
    nameToJoin: () => 'Robin',
    schedule: clock.schedule,
    nowMs: () => clock.nowMs(),
    wallMs: () => STARTED_AT_MS + clock.nowMs() + wall.setByMs,
    random: () => 0,
    async openLink(options) {
      door.onOpening(options);
      const opened = await door.outcome();
      if (!opened.ok) return opened;
      const close = vi.fn(async () => undefined);
      links.push({ options, close });
      return success({ link: { close } as unknown as HostLink, lobby: opened.value });
    },
    events: {
      onJoined: () => log.push('joined'),
      onConnected: () => log.push('connected'),
      onMessage: ({ type }) => log.push(type),
      onRemoteStream: () => undefined,
      onLinkGone: () => log.push('gone'),
    },
  });
  return { clock, wall, fake, store, links, log, door, controller };
}
