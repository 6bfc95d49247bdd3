import { buildBridges } from './package/build-bridges.ts';

import { readScriptArguments } from './script-arguments.ts';

readScriptArguments(
  {
    command: 'npm run build:bridge',
    help: `Builds the program that carries Mumble Link out of Wine into out/bridge. It needs MinGW.

Example:
  npm run build:bridge
`,
  },
  {},
);

/** `npm run build:bridge`: builds the program that carries Mumble Link out of Wine into out/bridge. It needs MinGW. */
const problems = buildBridges();
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);
