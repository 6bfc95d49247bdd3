import path from 'node:path';
import process from 'node:process';
import { prepareElectronShell } from '../desktop/shell/electron/start-electron-shell.ts';
import { loadUpdater } from '../desktop/update/load-updater.ts';
import { bridgePlaces } from './desktop/bridge-places.ts';
import { composeApp } from './desktop/compose-app.ts';
import { openDataFolder, openProcessLog } from './desktop/open-data-folder.ts';
import { pickStartOptions } from './start-options.ts';
import { COMMANDS, exitWithUsageError, surviveClosedOutput } from './terminal.ts';

/** The entry of the desktop app under Electron: it builds the application and hands it to the Electron shell. */

surviveClosedOutput();
const options = pickStartOptions(process.argv.slice(1));
if (!options.ok) exitWithUsageError(COMMANDS.start, options.error, false);
const { dataFolder: chosenFolder, wantsPractice, invitation } = options.value;
const dataFolder = openDataFolder(chosenFolder);
const electron = prepareElectronShell(path.join(dataFolder.path, 'electron'));
if (electron === undefined) process.exit(0);

const log = openProcessLog(dataFolder.path);
const { version, copyText, openFolder, readClipboard, spawnHelper, mayHearKeys } = electron;
const outFolder = path.join(import.meta.dirname, '..');
const composed = await composeApp(
  options.value,
  {
    shell: 'electron',
    outlivesWindow: false,
    version,
    overlayPageFolder: path.join(outFolder, 'overlay'),
    bridge: bridgePlaces(path.join(outFolder, '..'), process.resourcesPath),
    hotkeys: {
      spawnHelper,
      packedHook: path.join(
        process.resourcesPath,
        'uiohook',
        `${process.platform}-${process.arch}`,
        'uiohook-napi.node',
      ),
      isPermitted: mayHearKeys,
    },
    updates: {
      updater: await loadUpdater(process.resourcesPath, log),
      prepareToEnd: () => electron.prepareToEnd(),
      startAgain: () => electron.startAgain(),
    },
    copyText,
    openFolder,
    readClipboard,
  },
  dataFolder,
  log,
);
if (wantsPractice) composed.app.openPractice();
log.info(`Earshot ${version} starts in Electron.`);
// Do not await: Electron becomes ready only after this module has been evaluated.
electron
  .start({
    ...composed,
    log,
    rendererFolder: path.join(outFolder, 'renderer'),
    preloadPath: path.join(outFolder, 'preload', 'index.cjs'),
    iconFolder: import.meta.dirname,
    isExpected: wantsPractice || invitation !== null,
  })
  .catch((error: unknown) => {
    log.error("The window couldn't be opened.", error);
    process.exit(1);
  });
