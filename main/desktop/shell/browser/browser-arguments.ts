export interface BrowserArgumentOptions {
  readonly link: string;
  readonly profileFolder: string;
  readonly platform: NodeJS.Platform;
  readonly isSuperuser: boolean;
  /** The value of `EARSHOT_BROWSER_ARGS`: further switches, separated by spaces, for development and tests. */
  readonly furtherArguments: string | undefined;
}

const ARGUMENTS = [
  '--no-first-run',
  '--no-default-browser-check',
  '--window-size=1280,800',
  // The window plays voices before anybody has clicked in it, and must go on when it is behind a game.
  '--autoplay-policy=no-user-gesture-required',
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  // The window's connection to a host on the same machine goes over the loopback interface.
  '--allow-loopback-in-peer-connection',
  // The profile is Earshot's alone: nothing to synchronise, translate or keep up to date in it.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter',
];

/** What a browser is started with to show the app's window. */
export function listBrowserArguments(options: BrowserArgumentOptions): readonly string[] {
  return [
    `--app=${options.link}`,
    `--user-data-dir=${options.profileFolder}`,
    ...ARGUMENTS,
    ...(options.platform === 'linux' ? ['--ozone-platform-hint=auto'] : []),
    // Chromium refuses to start as root with its sandbox.
    ...(options.isSuperuser ? ['--no-sandbox'] : []),
    ...(options.furtherArguments ?? '').split(/\s+/).filter((argument) => argument !== ''),
  ];
}
