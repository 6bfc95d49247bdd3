import { waitUntil } from '../wait-until.ts';
import { ownerOf, readOwner } from './bed-names.ts';
import { runTool } from './run-tool.ts';

/** Ends all programs in a network namespace, and removes it. */
async function removeNamespace(name: string): Promise<void> {
  await waitUntil(`the programs in ${name} have ended`, async () => {
    const pids = await listProgramsIn(name);
    pids.forEach(killProcess);
    return pids.length === 0;
  });
  await runTool('ip', ['netns', 'del', name]);
}

/** Returns the ids of the programs in a network namespace. */
export async function listProgramsIn(name: string): Promise<readonly number[]> {
  const lines = (await runTool('ip', ['netns', 'pids', name])).split('\n');
  return lines.filter((pid) => pid !== '').map(Number);
}

function killProcess(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

/** Returns the names of all network namespaces of this machine. */
export async function listNamespaces(): Promise<readonly string[]> {
  const lines = (await runTool('ip', ['netns', 'list'])).split('\n');
  return lines.map((line) => line.split(' ')[0] ?? '').filter((name) => name !== '');
}

/** Removes all namespaces whose names begin with `prefix`, and ends the programs in them. */
export async function removeNamespaces(prefix: string): Promise<void> {
  const names = (await listNamespaces()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map(removeNamespace));
}

/** Removes the namespaces of test runs that ended without removing them. */
export async function removeStaleNamespaces(): Promise<void> {
  const stale = (await listNamespaces()).filter((name) => {
    const owner = ownerOf(name);
    return owner !== undefined && readOwner(owner.pid)?.started !== owner.started;
  });
  // Another run may remove the same ones at the same time.
  await Promise.allSettled(stale.map(removeNamespace));
}
