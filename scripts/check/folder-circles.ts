/** An import between two files of the project, by their paths relative to it, with forward slashes. */
export interface ImportEdge {
  readonly from: string;
  readonly to: string;
}

/** Files and folders side by side in `folder` that depend on each other. */
export interface FolderCircle {
  /** The folder, ending in a slash; empty for the project itself. */
  readonly folder: string;
  /** The names of its files and folders that form the circle, sorted. */
  readonly members: readonly string[];
  /** The imports between the members. */
  readonly imports: readonly ImportEdge[];
}

/**
 * Finds circles between the files and folders that lie side by side in the same folder, for every folder. An import
 * counts where the paths of its two files part: `main/host/a.ts` importing `main/media/ice/b.ts` is an arrow from
 * `host` to `media` in `main`. So a circle between files shows in exactly one folder, and a circle between folders
 * shows even where no file is part of one.
 */
export function findFolderCircles(edges: readonly ImportEdge[]): readonly FolderCircle[] {
  const folders = new Map<string, ImportEdge[]>();
  for (const edge of edges) {
    if (edge.from === edge.to) continue;
    const folder = commonFolder(edge);
    folders.set(folder, [...(folders.get(folder) ?? []), edge]);
  }
  return [...folders.keys()].sort().flatMap((folder) => circlesIn(folder, folders.get(folder) ?? []));
}

function commonFolder({ from, to }: ImportEdge): string {
  let end = 0;
  for (let index = 0; index < from.length && from[index] === to[index]; index++)
    if (from[index] === '/') end = index + 1;
  return from.slice(0, end);
}

function circlesIn(folder: string, edges: readonly ImportEdge[]): readonly FolderCircle[] {
  const nameOf = (file: string): string => file.slice(folder.length).split('/', 1)[0] ?? '';
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of edges) targets.set(nameOf(from), (targets.get(nameOf(from)) ?? new Set()).add(nameOf(to)));
  const reachable = new Map([...targets.keys()].map((name) => [name, reachableFrom(name, targets)]));
  const circles = new Map<string, readonly string[]>();
  for (const [name, reached] of reachable) {
    if (!reached.has(name)) continue;
    const members = [...reached].filter((other) => reachable.get(other)?.has(name) === true).sort();
    circles.set(members.join('/'), members);
  }
  return [...circles.values()].map((members) => {
    const isMember = (file: string): boolean => members.includes(nameOf(file));
    return { folder, members, imports: edges.filter(({ from, to }) => isMember(from) && isMember(to)) };
  });
}

/** Returns everything reachable by one arrow or more; includes `start` only if it is on a circle. */
function reachableFrom(start: string, targets: ReadonlyMap<string, ReadonlySet<string>>): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...(targets.get(start) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(targets.get(name) ?? []));
  }
  return reached;
}
