import { PROJECT_FOLDER } from '../project-folder.ts';
import { findFolderCircles } from './folder-circles.ts';
import { readImportGraph } from './read-import-graph.ts';

/** Checks the import graph and prints what breaks a rule. Runs as a step of `npm run check`. */

/** How many imports of a circle are shown. */
const MAX_SHOWN_IMPORTS = 8;

const graph = await readImportGraph(PROJECT_FOLDER, ['main', 'renderer', 'shared', 'scripts', 'test']);
const circles = findFolderCircles(graph.edges);
for (const violation of graph.violations) console.log(`  ${violation}`);
for (const { folder, members, imports } of circles) {
  console.log(`  In ${folder || 'the project'}, these depend on each other: ${members.join(', ')}`);
  for (const { from, to } of imports.slice(0, MAX_SHOWN_IMPORTS)) console.log(`    ${from} -> ${to}`);
  if (imports.length > MAX_SHOWN_IMPORTS) console.log(`    and ${imports.length - MAX_SHOWN_IMPORTS} more imports`);
}
process.exitCode = graph.violations.length + circles.length === 0 ? 0 : 1;
