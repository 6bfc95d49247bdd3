import { buildTarget } from './build/build-targets.ts';
import { BUILD_TARGETS } from './build/target-sources.ts';
import { buildBridges } from './package/build-bridges.ts';
import { fetchNativeParts } from './package/fetch-native-parts.ts';
import { runElectronBuilder } from './package/run-electron-builder.ts';
import { exitWithHelp } from './script-arguments.ts';

/** `npm run package`: builds everything and packs it for this system into release/. */
if (process.argv.includes('--help'))
  exitWithHelp({
    command: 'npm run package',
    help: `Builds everything and packs it for this system into release/. Takes the options of electron-builder.

Examples:
  npm run package
  npm run package -- --linux deb
  npm run package -- --dir
`,
  });
for (const target of BUILD_TARGETS) await buildTarget(target);
fetchNativeParts(process.platform);
// Without it, games in Wine need a bridge built by hand; packages for other systems have none.
if (process.platform === 'linux') for (const problem of buildBridges()) console.warn(problem);
const { code } = await runElectronBuilder({ builderArguments: process.argv.slice(2) });
process.exit(code ?? 1);
