import type { WindowBounds } from '../../../../shared/model/window-place.ts';

export interface BrowserArgumentOptions {
  /** The address of the launch page. Other users of the machine see it, so it has no secret. */
  readonly address: string;
  readonly profileFolder: string;
  readonly platform: NodeJS.Platform;
  readonly isSuperuser: boolean;
  /** The value of `EARSHOT_BROWSER_ARGS`: extra switches, separated by spaces, for development and tests. */
  readonly furtherArguments: string | undefined;
  /** Where the window was last; null = the browser decides. */
  readonly bounds: WindowBounds | null;
}

const ARGUMENTS = [
  '--no-first-run',
  '--no-default-browser-check',
  // The window plays voices before the first click in it, and must keep running behind a game.
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  // The window's connection to a host on the same machine uses the loopback interface.
  '--allow-loopback-in-peer-connection',
  // The profile is Earshot's alone: there is nothing to synchronise, translate or update in it.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter',
];

/** Returns the arguments that start a browser with the app's window. */
export function listBrowserArguments(options: BrowserArgumentOptions): readonly string[] {
  return [
    `--app=${options.address}`,
    `--user-data-dir=${options.profileFolder}`,
    ...ARGUMENTS,
    ...placeArguments(options.bounds),
    ...(options.platform === 'linux' ? ['--ozone-platform-hint=auto'] : []),
    // Chromium refuses to start as root with its sandbox.
    ...(options.isSuperuser ? ['--no-sandbox'] : []),
    ...(options.furtherArguments ?? '').split(/\s+/).filter((argument) => argument !== ''),
  ];
}

function placeArguments(bounds: WindowBounds | null): readonly string[] {
  if (bounds === null) return ['--window-size=1280,800'];
  return [`--window-size=${bounds.width},${bounds.height}`, `--window-position=${bounds.x},${bounds.y}`];
}
