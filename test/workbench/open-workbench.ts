import path from 'node:path';
import { openWindow } from '../../scripts/dev/open-window.ts';
import { PROJECT_FOLDER } from '../../scripts/project-folder.ts';
import { exitWithScriptError, readScriptArguments } from '../../scripts/script-arguments.ts';
import { prepareHeadlessBrowser } from '../../scripts/test/headless-browser.ts';
import { DESIGN_SCREENS } from './design/design-screens.ts';
import { takeDesignPictures } from './design/take-design-pictures.ts';
import { updatePictures } from './pictures/update-pictures.ts';
import { serveWorkbench } from './serve-workbench.ts';

/** `npm run workbench`: every component and view in all themes, both directions and with long texts. */

const FIRST_PORT = 24_740;
const USAGE = {
  command: 'npm run workbench',
  help: `Shows every component and view of the window, and follows the files as you edit them.

  npm run workbench -- [option ...] [screen ...]

  --port NUMBER   port of the page (default ${FIRST_PORT}; if it is taken, any free one)
  --no-window     open no browser, only print the address
  --update        instead, take the pictures again that the tests compare
  --design        instead, take the pictures in docs/design again that show the window as it is, of all
                  screens or of those named
  --help          this text

Examples:
  npm run workbench
  npm run workbench -- --no-window --port 8080
  npm run workbench -- --design rules lobby
`,
};

const { values: options, positionals: screens } = readScriptArguments(
  USAGE,
  {
    port: { type: 'string', default: String(FIRST_PORT) },
    'no-window': { type: 'boolean' },
    update: { type: 'boolean' },
    design: { type: 'boolean' },
  },
  DESIGN_SCREENS.length,
);
const unknown = screens.find((word) => !DESIGN_SCREENS.some(({ name }) => name === word));
if (unknown !== undefined || (screens.length > 0 && options.design !== true))
  exitWithScriptError(USAGE, `'${unknown ?? screens[0]}' is not a screen, or --design is missing.`);
const port = Number(options.port);
if (!Number.isInteger(port) || port < 1 || port > 65_535)
  exitWithScriptError(USAGE, '--port needs a number from 1 to 65535.');
if (options.design === true) await takeDesign();
else if (options.update === true) await takePictures();
else await openPage(port, options['no-window'] !== true);

async function openPage(port: number, wantsWindow: boolean): Promise<void> {
  const served = await serveWorkbench([port, 0]);
  console.log(`The workbench is at ${served.address}. Ctrl+C ends it.`);
  const opened = wantsWindow
    ? openWindow(served.address, path.join(PROJECT_FOLDER, '.cache', 'workbench-data'))
    : undefined;
  if (opened?.ok === false) console.log(`${opened.error.message} Open ${served.address} in Chrome, Chromium or Edge.`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve());
  });
  if (opened?.ok === true) {
    opened.value.end();
    await opened.value.exited;
  }
  await served.close();
  process.exit(0);
}

async function takePictures(): Promise<void> {
  // The browser of the tests.
  prepareHeadlessBrowser();
  const { changed, unchangedCount } = await updatePictures();
  for (const name of changed) console.log(`changed: ${name}`);
  console.log(
    `${changed.length} pictures changed, ${unchangedCount} are as before. Look at them before you commit them.`,
  );
}

async function takeDesign(): Promise<void> {
  prepareHeadlessBrowser();
  await takeDesignPictures(screens, ({ file, bytes }) => console.log(`${file}: ${Math.round(bytes / 1_000)} kB`));
}
