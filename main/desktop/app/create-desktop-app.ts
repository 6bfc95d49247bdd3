import type { EarshotContract, TrayState } from '../../../shared/ipc/contract.ts';
import type { EventName, Handlers, ResponseOf } from '../../../shared/ipc/define.ts';
import { formatInvitation, type Invitation } from '../../../shared/protocol/invitation/invitation.ts';
import type { StoredNotice } from '../../../shared/model/stored-notice.ts';
import type { InvitationFailureCode } from '../../../shared/protocol/invitation/parse-invitation.ts';
import { findInvite } from '../../../shared/rendezvous/find-invite.ts';
import { success, type Failure } from '../../../shared/result.ts';
import { TypedEmitter } from '../../../shared/typed-emitter.ts';
import { createDesktopCommands, type DesktopNotification, type TrayAction } from './desktop-commands.ts';
import { createFinderCommands } from './finder-commands.ts';
import { createHotkeyCommands } from './hotkey-commands.ts';
import { createLinkCommands } from '../../../shared/join/link-commands.ts';
import type { NetworkWatch, SignallingClient } from '../../../shared/join/signalling-client.ts';
import { createLobbyCommands } from './lobby-commands.ts';
import { createPeopleCommands } from './people-commands.ts';
import type {
  AppEvents,
  CopyText,
  Diagnostics,
  HotkeyService,
  LobbyFinder,
  LobbyHosting,
  OverlayService,
  PeopleStore,
  PositionService,
  ReadClipboard,
  SettingsStore,
  StandbyHosting,
  UpdateService,
  Voter,
  VotesStore,
  WindowPlacement,
} from './ports.ts';
import type { Log } from '../../../shared/log.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { createPositionCommands } from './position-commands.ts';
import { createWindowCommands } from './window-commands.ts';
import { createSuccessionCommands } from './succession-commands.ts';
import { createWindowInbox } from './window-inbox.ts';

/** The application's identity, as 'app:describe' reports it. */
type AppDescription = Pick<
  ResponseOf<EarshotContract, 'app:describe'>,
  'version' | 'shell' | 'platform' | 'outlivesWindow' | 'dataFolder'
>;

export interface DesktopAppDependencies {
  readonly description: AppDescription;
  /** A problem with the folder of all stored data; null = none. */
  readonly folderNotice: StoredNotice | null;
  readonly hosting: LobbyHosting;
  readonly finder: LobbyFinder;
  readonly signalling: SignallingClient;
  readonly network: NetworkWatch;
  readonly settings: SettingsStore;
  readonly people: PeopleStore;
  readonly voter: Voter;
  readonly votes: VotesStore;
  readonly standby: StandbyHosting;
  readonly positions: PositionService;
  readonly hotkeys: HotkeyService;
  readonly overlay: OverlayService;
  readonly updates: UpdateService;
  readonly diagnostics: Diagnostics;
  readonly placement: WindowPlacement;
  readonly copyText: CopyText;
  /** Shows a folder in the system's file manager, and returns whether it did; null = the shell cannot. */
  readonly openFolder: ((folder: string) => Promise<boolean>) | null;
  readonly readClipboard: ReadClipboard;
  readonly schedule: Schedule;
  readonly log: Log;
}

/** The desktop application: implements the commands of the IPC contract for either shell. */
export interface DesktopApp {
  readonly handlers: Handlers<EarshotContract>;
  on<Name extends EventName<EarshotContract>>(name: Name, listener: (payload: AppEvents[Name]) => void): () => void;
  /**
   * Handles an invitation from outside the window. Windows receive 'app:invitation-opened'; it waits until the first
   * window has called 'app:describe'.
   */
  openInvitation(invitation: Invitation): void;
  /** Handles a link from outside the window that has no usable invitation: windows receive 'app:invitation-refused'. */
  refuseInvitation(error: Failure<InvitationFailureCode>): void;
  /** Asks the window to open the practice lobby, as soon as there is a window. */
  openPractice(): void;
  /** Calls `listener` with the tray's state on every change. Returns a function that stops that. */
  onTrayState(listener: (state: TrayState) => void): () => void;
  /** Calls `listener` with every notification to show. Returns a function that stops that. */
  onNotification(listener: (notification: DesktopNotification) => void): () => void;
  /** Handles a choice in the tray's menu. */
  useTray(action: TrayAction): void;
  /** The machine locks or suspends: releases all held keys. */
  releaseKeys(): void;
  /** The machine slept, so that its links may be lost. */
  machineWoke(): void;
  /** The window closed or reloaded, and its peer connection with it: leaves the joined lobby. */
  endSession(): Promise<void>;
  /**
   * Closes everything: first hotkeys and position sources, then the joined lobby, then the hosted one, which a player
   * who stands by gets. That takes up to 10 s. `onHandingOver`: called when such a player is asked.
   */
  close(onHandingOver?: () => void): Promise<void>;
}

export function createDesktopApp(dependencies: DesktopAppDependencies): DesktopApp {
  const { description, folderNotice, settings, people, copyText, openFolder, readClipboard, log } = dependencies;
  const events = new TypedEmitter<AppEvents>((error) => log.error('A listener of the application failed.', error));
  const lobbies = createLobbyCommands(dependencies, events);
  const links = createLinkCommands({ ...dependencies, isHostedHere: lobbies.isHostedHere }, events);
  const succession = createSuccessionCommands(dependencies, lobbies, events);
  const finder = createFinderCommands(dependencies, events);
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
          opensFolder: openFolder !== null,
          notices: [folderNotice, settings.notice, ...people.notices].filter((notice) => notice !== null),
        });
      },
      'app:copy-text': async ({ text }) => {
        const copied = await copyText(text);
        return copied.ok ? success({}) : copied;
      },
      'app:open-folder': async () => success({ isOpen: (await openFolder?.(description.dataFolder)) ?? false }),
      'app:read-clipboard': async () => {
        const read = await readClipboard();
        return read.ok ? success({ found: findInvite(read.value) ?? null }) : read;
      },
      'settings:read': async () => success(settings.read()),
      'settings:update': async (patch) => success(await settings.update(patch)),
      ...lobbies.handlers,
      ...links.handlers,
      ...succession.handlers,
      ...finder.handlers,
      ...positions.handlers,
      ...createPeopleCommands(people),
      ...desktop.handlers,
      ...hotkeys.handlers,
      ...createWindowCommands(dependencies.placement),
    },
    on: (name, listener) => events.on(name, listener),
    openInvitation: (invitation) => inbox.post('app:invitation-opened', { invitation: formatInvitation(invitation) }),
    refuseInvitation({ code, message, detail = '' }) {
      log.warn(`A link was opened without success: ${message}`);
      inbox.post('app:invitation-refused', { code, detail });
    },
    openPractice: () => inbox.post('app:practice-wanted', {}),
    onTrayState: desktop.onTrayState,
    onNotification: desktop.onNotification,
    useTray: desktop.useTray,
    releaseKeys: hotkeys.release,
    machineWoke: () => links.networkChanged('woke'),
    endSession: async () => {
      desktop.windowIsGone();
      hotkeys.windowIsGone();
      positions.windowIsGone();
      finder.windowIsGone();
      await Promise.all([links.leave(), succession.close()]);
    },
    close: async (onHandingOver = () => undefined) => {
      await hotkeys.close();
      await dependencies.positions.close();
      finder.close();
      await links.end();
      await succession.close();
      await lobbies.end(onHandingOver);
      await desktop.close();
      await dependencies.placement.close();
    },
  };
}
