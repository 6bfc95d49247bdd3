import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { contract } from '../../shared/ipc/contract.ts';
import { scheduleTimer } from '../../shared/schedule.ts';
import { createApp } from '../desktop/app/create-app.ts';
import { createIpcRouter } from '../desktop/app/ipc-router.ts';
import { joinLobby } from '../client/signalling-client.ts';
import { exitWithError } from './terminal.ts';
import { openDiagnostics } from '../desktop/diagnostics/open-diagnostics.ts';
import { openHotkeys } from '../desktop/hotkeys/open-hotkeys.ts';
import { openAppLog } from '../desktop/log/open-app-log.ts';
import { openOverlay } from '../desktop/overlay/open-overlay.ts';
import { openPeople } from '../desktop/people/open-people.ts';
import { openPositions } from '../desktop/positions/open-positions.ts';
import { practiceScript } from '../practice/choose-script.ts';
import { createLobbyHosting } from '../practice/lobby-hosting.ts';
import { findDataFolder } from '../desktop/settings/data-folder.ts';
import { makeFolder } from '../desktop/settings/make-folder.ts';
import { openSettingsStore } from '../desktop/settings/open-settings-store.ts';
import { prepareElectronShell } from '../desktop/shell/electron/start-electron-shell.ts';
import { pickStartOptions } from './start-options.ts';
import { loadUpdater } from '../desktop/update/load-updater.ts';
import { createUpdateService } from '../desktop/update/update-service.ts';

/** Entry of the desktop app under Electron: builds the application and gives it to the Electron shell. */

const options = pickStartOptions(process.argv.slice(1));
if (!options.ok) exitWithError(options.error.code, options.error.message, false);
const { bindAddress, lobbyPort, publicAddress, scenario } = options.value;
const dataFolder =
  options.value.dataFolder ??
  findDataFolder({ platform: process.platform, environment: process.env, homeFolder: os.homedir() });

try {
  makeFolder(dataFolder);
} catch (error) {
  exitWithError(
    'bad-data-dir',
    `The folder ${dataFolder} cannot be used (${(error as Error).message}). Name another with --data-dir.`,
    false,
  );
}
const electron = prepareElectronShell(path.join(dataFolder, 'electron'));
if (electron === undefined) process.exit(0);

const log = openAppLog(dataFolder);
process.on('uncaughtException', (error) => log.error('Something failed that nobody handles.', error));
process.on('unhandledRejection', (reason) => log.error('Something failed that nobody waits for.', reason));
const { version, copyText, spawnHelper, mayHearKeys } = electron;
const settings = await openSettingsStore(dataFolder, log);
const { people, identity } = await openPeople(dataFolder, log);
const overlay = openOverlay({ dataFolder, pageFolder: path.join(import.meta.dirname, '..', 'overlay'), settings, log });
const app = createApp({
  description: { version, shell: 'electron', platform: process.platform },
  hosting: createLobbyHosting({
    bindAddress,
    lobbyPort,
    publicAddress,
    practiceScript: practiceScript(scenario),
    onProblem: (message) => log.warn(message),
  }),
  signalling: { join: (request) => joinLobby({ ...request, identity }) },
  people,
  settings,
  positions: openPositions({ dataFolder, mumbleLinkName: process.env['EARSHOT_MUMBLE_LINK'], log }),
  hotkeys: openHotkeys({
    platform: process.platform,
    environment: process.env,
    spawnHelper,
    packedHook: path.join(process.resourcesPath, 'uiohook', `${process.platform}-${process.arch}`, 'uiohook-napi.node'),
    isPermitted: mayHearKeys,
    log,
  }),
  overlay,
  updates: createUpdateService({
    updater: await loadUpdater(process.resourcesPath, log),
    settings,
    schedule: scheduleTimer,
    prepareToEnd: () => electron.prepareToEnd(),
    startAgain: () => electron.startAgain(),
    log,
  }),
  diagnostics: openDiagnostics({ version, shell: 'electron', dataFolder, settings, people }),
  copyText,
  log,
});
if (options.value.wantsPractice) app.openPractice();
log.info(`Earshot ${version} starts in Electron.`);
// Not awaited: Electron becomes ready only after this module has been evaluated.
electron
  .start({
    app,
    router: createIpcRouter(contract, app.handlers, log),
    settings,
    overlay,
    log,
    rendererFolder: path.join(import.meta.dirname, '..', 'renderer'),
    preloadPath: path.join(import.meta.dirname, '..', 'preload', 'index.cjs'),
    iconFolder: import.meta.dirname,
    isExpected: options.value.wantsPractice || options.value.invitation !== null,
  })
  .catch((error: unknown) => {
    log.error('The window could not be opened.', error);
    process.exit(1);
  });
