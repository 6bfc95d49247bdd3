import type { EarshotContract, TrayState } from '../../../shared/ipc/contract.ts';
import type { EventName, Handlers, RequestOf, ResponseOf } from '../../../shared/ipc/define.ts';
import type { FailureCode } from '../../../shared/ipc/failure-codes.ts';
import { parseParticipantName } from '../../../shared/model/name.ts';
import { formatInvitation, parseInvitation, type Invitation } from '../../../shared/protocol/invitation.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import { createDesktopCommands, type TrayAction } from './desktop-commands.ts';
import { ExclusiveSlot } from './exclusive-slot.ts';
import { createHotkeyCommands } from './hotkey-commands.ts';
import { createPeopleCommands } from './people-commands.ts';
import type {
  AppEvents,
  CopyText,
  Diagnostics,
  HostedLobby,
  HotkeyService,
  LobbyHosting,
  OverlayService,
  PeopleStore,
  PositionService,
  SettingsStore,
  SignallingClient,
  SignallingSession,
  UpdateService,
} from './ports.ts';
import type { Log } from '../../../shared/log.ts';

/** Who the application is, as 'app:describe' tells it. */
type AppDescription = Pick<ResponseOf<EarshotContract, 'app:describe'>, 'version' | 'shell' | 'platform'>;

export interface AppDependencies {
  readonly description: AppDescription;
  readonly hosting: LobbyHosting;
  readonly signalling: SignallingClient;
  readonly settings: SettingsStore;
  readonly people: PeopleStore;
  readonly positions: PositionService;
  readonly hotkeys: HotkeyService;
  readonly overlay: OverlayService;
  readonly updates: UpdateService;
  readonly diagnostics: Diagnostics;
  readonly copyText: CopyText;
  readonly log: Log;
}

/** The desktop application: what the commands of the IPC contract do, whichever shell carries them. */
export interface App {
  readonly handlers: Handlers<EarshotContract>;
  on<Name extends EventName<EarshotContract>>(name: Name, listener: (payload: AppEvents[Name]) => void): () => void;
  /**
   * An invitation came from outside the window. Windows hear of it by 'app:invitation-opened'; before the first window
   * has called 'app:describe' it waits.
   */
  openInvitation(invitation: Invitation): void;
  /** The person wants the practice lobby: the window opens it, at the latest when there is one. */
  openPractice(): void;
  /** Calls `listener` with what a tray shows, on every change. Returns how to stop listening. */
  onTrayState(listener: (state: TrayState) => void): () => void;
  /** The tray's menu was used. */
  useTray(action: TrayAction): void;
  /** The machine is locked or falls asleep: no key counts as held any more. */
  releaseKeys(): void;
  /** The window went away or was loaded anew, and its peer connection with it: leaves the lobby joined. */
  endSession(): Promise<void>;
  /** Ends everything: first keys and the sources of positions, then the lobby joined, then the one hosted. */
  close(): Promise<void>;
}

export function createApp(dependencies: AppDependencies): App {
  const { description, settings, people, copyText, log } = dependencies;
  const events = new TypedEmitter<AppEvents>((error) => log.error('A listener of the application failed.', error));
  const lobbies = createLobbyCommands(dependencies, events);
  const links = createLinkCommands(dependencies, events);
  const positions = createPositionCommands(dependencies, events);
  const desktop = createDesktopCommands(dependencies, events);
  const hotkeys = createHotkeyCommands(dependencies, events);
  const inbox = createWindowInbox(events);

  return {
    handlers: {
      'app:describe': async () => {
        inbox.windowIsThere();
        positions.windowIsThere();
        desktop.windowIsThere();
        hotkeys.windowIsThere();
        return success({
          ...description,
          notices: [...(settings.notice === null ? [] : [settings.notice]), ...people.notices],
        });
      },
      'app:copy-text': async ({ text }) => {
        const copied = await copyText(text);
        return copied.ok ? success({}) : copied;
      },
      'settings:read': async () => success(settings.read()),
      'settings:update': async (patch) => success(await settings.update(patch)),
      'lobby:host': lobbies.host,
      'lobby:practice': lobbies.practice,
      'lobby:set-rules': lobbies.setRules,
      'lobby:describe-game-api': lobbies.describeGameApi,
      'lobby:close': lobbies.close,
      'link:join': links.join,
      'link:leave': links.leave,
      'positions:describe-api': positions.describeApi,
      'positions:play-track': positions.playTrack,
      'positions:stop-track': positions.stopTrack,
      ...createPeopleCommands(people),
      ...desktop.handlers,
      ...hotkeys.handlers,
    },
    on: (name, listener) => events.on(name, listener),
    openInvitation: (invitation) => inbox.post('app:invitation-opened', { invitation: formatInvitation(invitation) }),
    openPractice: () => inbox.post('app:practice-wanted', {}),
    onTrayState: desktop.onTrayState,
    useTray: desktop.useTray,
    releaseKeys: hotkeys.release,
    endSession: async () => {
      desktop.windowIsGone();
      hotkeys.windowIsGone();
      await links.leave();
    },
    close: async () => {
      await hotkeys.close();
      await positions.close();
      await links.drain();
      await lobbies.drain();
      await desktop.close();
    },
  };
}

type Events = TypedEmitter<AppEvents>;

function createLobbyCommands({ hosting, log }: AppDependencies, events: Events) {
  const slot = new ExclusiveSlot<HostedLobby>((lobby) => lobby.close());

  async function open(
    start: () => Promise<Result<HostedLobby, FailureCode>>,
  ): Promise<Result<{ invitation: string }, FailureCode>> {
    const opened = await slot.replace(start);
    if (!opened.ok) return opened;
    const lobby = opened.value;
    lobby.onEnded((message) => {
      if (!slot.forget(lobby)) return;
      log.error(`The hosted lobby ended: ${message}`);
      events.emit('lobby:ended', { message });
    });
    log.info('A lobby is hosted.');
    return success({ invitation: lobby.invitation });
  }

  return {
    async host({ lobbyName, rules }: RequestOf<EarshotContract, 'lobby:host'>) {
      const name = parseParticipantName(lobbyName);
      if (name === undefined)
        return failure('bad-name', 'Give the lobby a name that can be read, of at most 32 characters.');
      if (rules.maxMetres <= rules.minMetres) {
        return failure(
          'bad-rules',
          'The distance at which voices end must be greater than the one up to which they are at full loudness.',
        );
      }
      return open(() => hosting.host({ lobbyName: name, rules }));
    },
    practice: () => open(() => hosting.practice()),
    async setRules({ rules, phase }: RequestOf<EarshotContract, 'lobby:set-rules'>) {
      const lobby = slot.current;
      if (lobby === undefined) return hostsNone();
      lobby.setRules(rules, phase);
      return success({});
    },
    async describeGameApi() {
      const lobby = slot.current;
      return lobby === undefined ? hostsNone() : success(lobby.gameApi);
    },
    async close() {
      await slot.clear();
      return success({});
    },
    drain: () => slot.drain(),
  };
}

function hostsNone(): Result<never, 'no-lobby'> {
  return failure('no-lobby', 'This machine hosts no lobby. Host one first.');
}

function createLinkCommands({ signalling, positions, log }: AppDependencies, events: Events) {
  const slot = new ExclusiveSlot<SignallingSession>((session) => session.leave());

  return {
    async join(
      request: RequestOf<EarshotContract, 'link:join'>,
    ): Promise<Result<ResponseOf<EarshotContract, 'link:join'>, FailureCode>> {
      const invitation = parseInvitation(request.invitation);
      if (!invitation.ok) return invitation;
      const name = parseParticipantName(request.name);
      if (name === undefined) return failure('bad-name', 'Choose a name that can be read, of at most 32 characters.');
      const joined = await slot.replace(() =>
        signalling.join({ invitation: invitation.value, name, offer: request.offer }),
      );
      if (!joined.ok) return joined;
      positions.forgetLost();
      const session = joined.value;
      session.onEnded((ended) => {
        if (!slot.forget(session)) return;
        log.warn(`The lobby joined ended (${ended.reason}).`);
        events.emit('link:ended', ended);
      });
      return success(session.joined);
    },
    async leave() {
      await slot.clear();
      return success({});
    },
    drain: () => slot.drain(),
  };
}

function createPositionCommands({ positions }: AppDependencies, events: Events) {
  for (const name of ['positions:report', 'positions:status'] as const)
    positions.on(name, (payload) => events.emit(name, payload));
  return {
    // After the answer to the command that told us, as with the inbox.
    windowIsThere: () => void setImmediate(() => positions.announce()),
    describeApi: async () => success(await positions.describeApi()),
    async playTrack({ text }: RequestOf<EarshotContract, 'positions:play-track'>) {
      const played = await positions.playTrack(text);
      return played.ok ? success({}) : played;
    },
    async stopTrack() {
      await positions.stopTrack();
      return success({});
    },
    close: () => positions.close(),
  };
}

/** Keeps the last thing that was wanted from outside until there is a window that can do it. */
function createWindowInbox(events: Events) {
  let isWindowThere = false;
  let waiting: (() => void) | undefined;
  return {
    post<Name extends 'app:invitation-opened' | 'app:practice-wanted'>(name: Name, payload: AppEvents[Name]): void {
      const deliver = (): void => events.emit(name, payload);
      if (isWindowThere) deliver();
      else waiting = deliver;
    },
    windowIsThere(): void {
      isWindowThere = true;
      // After the answer to the command that told us, so that the window knows first whom it talks to.
      if (waiting !== undefined) setImmediate(waiting);
      waiting = undefined;
    },
  };
}
