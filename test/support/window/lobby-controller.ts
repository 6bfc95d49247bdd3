import { createLobbyController } from '../../../renderer/features/lobby/lobby-controller.ts';
import { followLobby, type FollowerDependencies } from '../../../renderer/features/lobby/succession/lobby-follower.ts';
import { createLobbyStore } from '../../../renderer/features/lobby/lobby-store.ts';
import { createResumeMemory } from '../../../renderer/features/lobby/resume-memory.ts';
import type {
  HostLink,
  HostLinkHandlers,
  JoinedLobby,
  LinkEnd,
  OpeningFailureCode,
} from '../../../renderer/link/host-link.ts';
import type { LinkWish, OpeningLink, OpenLink } from '../../../renderer/link/link-set.ts';
import { SuccessionLine } from '../../../renderer/link/succession-line.ts';
import type { ServerboundChannelMessage } from '../../../shared/protocol/channel.ts';
import { formatInvitation } from '../../../shared/protocol/invitation/invitation.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
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
/** The welcome of a host to which its participants can return. */
export const LASTING_LOBBY: JoinedLobby = {
  ...LOBBY,
  accepts: ['rename', 'resume'],
  resume: { token: 'AAECAwQFBgcICQoLDA0ODw', seconds: 60 },
};

/** When the clock of `createTestController` starts, milliseconds of the wall clock. */
export const STARTED_AT_MS = 1_000_000;

/** Lets everything happen that waits for nothing. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

/** A link that the test opens and ends. */
export class FakeLink {
  readonly wish: LinkWish;
  /** What the controller has done with it: `serve`, `suspect`, `drop`, `close`. */
  readonly calls: string[] = [];
  handlers: HostLinkHandlers | undefined;
  /** What the host says about the succession of the lobby. */
  readonly succession = new SuccessionLine();
  /** What the window has sent about it. */
  readonly sent: ServerboundChannelMessage[] = [];
  /** When the last packet came. */
  lastSignMs = 0;
  readonly opening: OpeningLink;
  isWelcome = false;
  #lobby = LOBBY;
  #settle: (outcome: Result<OpenLink, OpeningFailureCode>) => void = () => undefined;

  constructor(wish: LinkWish) {
    this.wish = wish;
    this.opening = {
      outcome: new Promise((resolve) => (this.#settle = resolve)),
      isAnswered: () => this.isWelcome,
      drop: () => this.#giveUp('drop'),
      close: async () => this.#giveUp('close'),
    };
  }

  /** The host answers. */
  answer(outcome: Result<JoinedLobby, OpeningFailureCode>): void {
    if (!outcome.ok) return this.#settle(outcome);
    this.#lobby = outcome.value;
    this.isWelcome = true;
    this.wish.onWelcome(outcome.value);
  }

  /** The data channel opens. */
  async connect(): Promise<void> {
    this.#settle(success({ link: this.#asLink(), lobby: this.#lobby, wish: this.wish }));
    await settle();
  }

  /** The link ends, before or after it was open. */
  async end(end: LinkEnd): Promise<void> {
    if (this.handlers === undefined) this.#settle(failure(end.code, 'It ended.'));
    else this.handlers.onEnded(end);
    await settle();
  }

  #giveUp(call: string): void {
    this.calls.push(call);
    this.#settle(failure('superseded', 'It was given up.'));
  }

  #asLink(): HostLink {
    const { calls, succession, sent } = this;
    const lastSignMs = (): number => this.lastSignMs;
    const link = {
      remoteStream: null,
      isOpen: true,
      succession,
      accepts: (type: string) => this.#lobby.accepts.includes(type),
      send: (message: ServerboundChannelMessage) => void sent.push(message),
      get lastSignMs() {
        return lastSignMs();
      },
      serve: (handlers: HostLinkHandlers) => {
        calls.push('serve');
        this.handlers = handlers;
      },
      suspect: () => void calls.push('suspect'),
      drop: () => void calls.push('drop'),
      close: async () => void calls.push('close'),
    };
    return link as unknown as HostLink;
  }
}

/** What the test decides about links that are opened. */
interface Door {
  /** What the host answers; a promise that the test settles, or at once. */
  outcome: () => Promise<Result<JoinedLobby, OpeningFailureCode>>;
  onOpening: (wish: LinkWish) => void;
}

/** A lobby controller whose links, main process and time are the test's. */
export function createTestController(lobby = LOBBY) {
  const clock = new ManualClock();
  const wall = { setByMs: 0 };
  const fake = createFakeBridge({ invitation: INVITATION });
  const store = createLobbyStore();
  const links: FakeLink[] = [];
  const log: string[] = [];
  const door: Door = { outcome: async () => success(lobby), onOpening: () => undefined };
  const memory = createResumeMemory();
  const parts: FollowerDependencies = {
    bridge: fake.bridge,
    store,
    memory,
    nameToJoin: () => 'Robin',
    schedule: clock.schedule,
    nowMs: () => clock.nowMs(),
    openLink(wish) {
      door.onOpening(wish);
      const link = new FakeLink(wish);
      links.push(link);
      void door.outcome().then((outcome) => link.answer(outcome));
      return link.opening;
    },
  };
  const controller = createLobbyController({
    ...parts,
    follow: (stay) => followLobby(parts, stay),
    wallMs: () => STARTED_AT_MS + clock.nowMs() + wall.setByMs,
    random: () => 0,
    events: {
      onJoined: () => log.push('joined'),
      onConnected: (_link, isSame, settled) => {
        log.push(isSame ? 'moved' : 'connected');
        void settled?.then(() => log.push('settled'));
      },
      onMessage: ({ type }) => log.push(type),
      onLinkGone: () => log.push('gone'),
    },
  });
  return { clock, wall, fake, store, links, log, door, memory, controller };
}
