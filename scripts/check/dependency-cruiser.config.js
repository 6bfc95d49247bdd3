/**
 * How dependency-cruiser reads this project, and the rules that it checks itself. `folder-circles.ts` finds the
 * circles: it sees those between folders that dependency-cruiser misses because their arrows end at different depths.
 *
 * Draws a folder too: `npx depcruise --config scripts/check/dependency-cruiser.config.js --output-type mermaid
 * main/host`.
 * @type {import('dependency-cruiser').IConfiguration}
 */
export default {
  forbidden: [
    {
      name: 'no-orphan',
      comment:
        'A file that imports nothing and is imported by nothing is dead, except declarations, configurations and programs.',
      severity: 'error',
      from: { orphan: true, pathNot: '\\.(d\\.ts|config\\.js)$|/(?:network|survival)/programs/' },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import must lead to a file or an installed package.',
      severity: 'error',
      from: {},
      // Vite resolves imports of addresses.
      to: { couldNotResolve: true, pathNot: '\\?url$' },
    },
  ],
  options: {
    // Type imports count too: they tie files together just as much.
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)node_modules/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
