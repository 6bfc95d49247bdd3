import { buildTarget } from './build/build-targets.ts';
import { BUILD_TARGETS } from './build/target-sources.ts';
import { fetchNativeParts } from './package/fetch-native-parts.ts';
import { runElectronBuilder } from './package/run-electron-builder.ts';

/** `npm run package [-- electron-builder's options]`: builds everything and packs it for this system into release/. */
for (const target of BUILD_TARGETS) await buildTarget(target);
fetchNativeParts(process.platform);
const { code } = await runElectronBuilder({ builderArguments: process.argv.slice(2) });
process.exit(code ?? 1);
