import { cruise, type ICruiseResult } from 'dependency-cruiser';
import graphConfig from './dependency-cruiser.config.js';
import type { ImportEdge } from './folder-circles.ts';

/** The imports between a project's files, and the violations that dependency-cruiser found. */
export interface ImportGraph {
  readonly edges: readonly ImportEdge[];
  /** The violations, a line each: the rule, and the files. */
  readonly violations: readonly string[];
}

/**
 * Reads the imports, including types, in `folders` of the project at `projectFolder`. Package imports are not edges.
 * Paths are relative to the project, with forward slashes.
 */
export async function readImportGraph(projectFolder: string, folders: readonly string[]): Promise<ImportGraph> {
  const { forbidden = [], options = {} } = graphConfig;
  const { output } = await cruise([...folders], {
    ...options,
    baseDir: projectFolder,
    validate: true,
    ruleSet: { forbidden },
  });
  const { modules, summary } = output as ICruiseResult;
  const files = new Set(modules.map(({ source }) => source).filter((file) => isInside(file, folders)));
  return {
    edges: modules.flatMap(({ source, dependencies }) =>
      dependencies
        .filter(({ resolved }) => files.has(resolved))
        .map(({ resolved }) => ({ from: source, to: resolved })),
    ),
    violations: summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from}${to === from ? '' : ` -> ${to}`}`,
    ),
  };
}

function isInside(file: string, folders: readonly string[]): boolean {
  return folders.some((folder) => file.startsWith(`${folder}/`));
}
