import type { EarshotContract, TrayState } from '../../../shared/ipc/contract.ts';
import type { EventName, Handlers, ResponseOf } from '../../../shared/ipc/define.ts';
import { formatInvitation, type Invitation } from '../../../shared/protocol/invitation.ts';
import { success } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import { createDesktopCommands, type TrayAction } from './desktop-commands.ts';
import { createHotkeyCommands } from './hotkey-commands.ts';
import { createLinkCommands } from './link-commands.ts';
import { createLobbyCommands } from './lobby-commands.ts';
import { createPeopleCommands } from './people-commands.ts';
import type {
  AppEvents,
  CopyText,
  Diagnostics,
  HotkeyService,
  LobbyHosting,
  OverlayService,
  PeopleStore,
  PositionService,
  SettingsStore,
  SignallingClient,
  UpdateService,
} from './ports.ts';
import type { Log } from '../../../shared/log.ts';
import { createPositionCommands } from './position-commands.ts';
import { createWindowInbox } from './window-inbox.ts';

/** Who the application is, as 'app:describe' tells it. */
type AppDescription = Pick<ResponseOf<EarshotContract, 'app:describe'>, 'version' | 'shell' | 'platform'>;

export interface DesktopAppDependencies {
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
export interface DesktopApp {
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

export function createDesktopApp(dependencies: DesktopAppDependencies): DesktopApp {
  const { description, settings, people, copyText, log } = dependencies;
  const events = new TypedEmitter<AppEvents>((error) => log.error('A listener of the application failed.', error));
  const lobbies = createLobbyCommands(dependencies, events);
  const links = createLinkCommands(dependencies, events);
  const positions = createPositionCommands(dependencies.positions, events);
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
      ...lobbies.handlers,
      ...links.handlers,
      ...positions.handlers,
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
      await dependencies.positions.close();
      await links.drain();
      await lobbies.drain();
      await desktop.close();
    },
  };
}
