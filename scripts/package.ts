import { buildTarget } from './build/build-targets.ts';
import { BUILD_TARGETS } from './build/target-sources.ts';
import { buildBridges } from './package/build-bridges.ts';
import { fetchNativeParts } from './package/fetch-native-parts.ts';
import { runElectronBuilder } from './package/run-electron-builder.ts';

/** `npm run package [-- electron-builder's options]`: builds everything and packs it for this system into release/. */
for (const target of BUILD_TARGETS) await buildTarget(target);
fetchNativeParts(process.platform);
// Without it, games in Wine need a bridge built by hand; packages for other systems have none.
if (process.platform === 'linux') for (const problem of buildBridges()) console.warn(problem);
const { code } = await runElectronBuilder({ builderArguments: process.argv.slice(2) });
process.exit(code ?? 1);
