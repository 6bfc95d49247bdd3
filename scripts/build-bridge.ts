import { buildBridges } from './package/build-bridges.ts';

/** `npm run build:bridge`: builds the program that carries Mumble Link out of Wine into out/bridge. It needs MinGW. */
const problems = buildBridges();
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
