import path from 'node:path';
import { contract } from '../../../shared/ipc/contract.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { createDesktopApp, type DesktopApp } from '../../desktop/app/create-desktop-app.ts';
import { createIpcRouter, type IpcRouter } from '../../desktop/app/ipc-router.ts';
import type { CopyText, OverlayService, ReadClipboard, SettingsStore } from '../../desktop/app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { identityOf } from '../../../shared/succession/authenticate.ts';
import { openDiagnostics } from '../../desktop/diagnostics/open-diagnostics.ts';
import { openHotkeys, type HotkeysOptions } from '../../desktop/hotkeys/open-hotkeys.ts';
import { openOverlay } from '../../desktop/overlay/open-overlay.ts';
import { openPeople } from '../../desktop/people/open-people.ts';
import { openVotes } from '../../desktop/people/open-votes.ts';
import { openPositions, type PositionsOptions } from '../../desktop/positions/open-positions.ts';
import { readHomeFolder } from '../../desktop/settings/home-folder.ts';
import { openSettingsStore } from '../../desktop/settings/open-settings-store.ts';
import { createUpdateService, type UpdateServiceOptions } from '../../desktop/update/update-service.ts';
import { openWindowPlaces } from '../../desktop/window/open-window-places.ts';
import { createWindowPlacement, type ShellPlacement } from '../../desktop/window/window-placement.ts';
import { openLobbyFinder } from '../../client/lobbies/open-lobby-finder.ts';
import { watchNetwork } from '../../network/network-watch.ts';
import { practiceScript } from '../../practice/choose-script.ts';
import { createLobbyHosting } from './lobby-hosting.ts';
import { createStandbyHosting } from './standby-hosting.ts';
import type { DataFolder } from './open-data-folder.ts';
import type { StartOptions } from '../start-options.ts';
import { REPORTS_FOLDER } from '../../host/reports/report-folder.ts';
import { MAPPING_RECORD } from './mapping-record-name.ts';
import { findHostingPlace } from './find-hosting-place.ts';
import { openHostKeys, storeHostKeys } from './host-keys-file.ts';
import { openSignalling } from './open-signalling.ts';

/** The parts that each shell provides in its own way; everything else is the same in both. */
export interface ShellParts {
  readonly shell: 'electron' | 'browser';
  /** Whether the app keeps running after its last window without a choice of the player. */
  readonly outlivesWindow: boolean;
  readonly version: string;
  /** The folder of the overlay's built page. */
  readonly overlayPageFolder: string;
  /** Where the program is that carries positions out of Wine. */
  readonly bridge: PositionsOptions['bridge'];
  readonly hotkeys: Pick<HotkeysOptions, 'spawnHelper' | 'packedHook' | 'isPermitted'>;
  readonly updates: Pick<UpdateServiceOptions, 'updater' | 'prepareToEnd' | 'startAgain'>;
  readonly copyText: CopyText;
  /** Shows a folder in the system's file manager; null = this shell cannot. */
  readonly openFolder: ((folder: string) => Promise<boolean>) | null;
  readonly readClipboard: ReadClipboard;
}

/** The application, and the parts that a shell uses in addition. */
interface ComposedApp {
  readonly app: DesktopApp;
  readonly router: IpcRouter;
  readonly settings: SettingsStore;
  readonly overlay: OverlayService;
  readonly placement: ShellPlacement;
}

/** Builds this machine's desktop application from its ports. It reads and writes in the data folder. */
export async function composeApp(
  options: Pick<StartOptions, 'bindAddress' | 'lobbyPort' | 'publicAddress' | 'publicPort' | 'scenario'>,
  parts: ShellParts,
  { path: dataFolder, notice }: DataFolder,
  log: Log,
): Promise<ComposedApp> {
  const { bindAddress, scenario } = options;
  const { shell, version, overlayPageFolder, copyText, openFolder, readClipboard } = parts;
  const { platform, env: environment } = process;
  const settings = await openSettingsStore(dataFolder, log);
  const { people, identity } = await openPeople(dataFolder, log);
  const placement = createWindowPlacement(await openWindowPlaces(dataFolder, scheduleTimer, log));
  const overlay = openOverlay({ dataFolder, pageFolder: overlayPageFolder, settings, log });
  if (notice !== null) log.warn(notice.message);
  const hosting = {
    bindAddress,
    findPlace: () => findHostingPlace(options, settings.read()),
    identity: await identityOf(Buffer.from(identity.publicKey, 'base64url')),
    ...{ reportsFolder: path.join(dataFolder, REPORTS_FOLDER), log },
  };
  const app = createDesktopApp({
    description: { version, shell, platform, dataFolder, ...(parts.outlivesWindow ? { outlivesWindow: true } : {}) },
    folderNotice: notice,
    hosting: createLobbyHosting({
      ...hosting,
      keys: {
        read: () => openHostKeys(dataFolder, Date.now()),
        store: (keys) => storeHostKeys(dataFolder, keys),
      },
      mappingRecord: path.join(dataFolder, MAPPING_RECORD),
      practiceScript: practiceScript(scenario),
    }),
    standby: createStandbyHosting(hosting),
    voter: identity,
    votes: await openVotes(dataFolder, log),
    signalling: openSignalling(identity),
    network: watchNetwork(),
    finder: openLobbyFinder(() => people.read()),
    people,
    settings,
    positions: openPositions({
      dataFolder,
      mumbleLinkName: environment['EARSHOT_MUMBLE_LINK'],
      settings,
      bridge: parts.bridge,
      log,
    }),
    hotkeys: openHotkeys({ platform, environment, ...parts.hotkeys, log }),
    overlay,
    placement,
    updates: createUpdateService({ ...parts.updates, settings, schedule: scheduleTimer, log }),
    diagnostics: openDiagnostics({ version, shell, dataFolder, homeFolder: readHomeFolder(), settings, people }),
    copyText,
    openFolder,
    readClipboard,
    schedule: scheduleTimer,
    log,
  });
  return { app, router: createIpcRouter(contract, app.handlers, log), settings, overlay, placement };
}
