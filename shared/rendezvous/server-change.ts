import { MAX_RENDEZVOUS } from '../model/settings.ts';

/** A change of the rendezvous servers of a running lobby, which may have others than the settings of its host. */
export interface ServerChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Returns the change that leads from `before` to `after`; undefined = there is none. */
export function serverChange(before: readonly string[], after: readonly string[]): ServerChange | undefined {
  const added = after.filter((address) => !before.includes(address));
  const removed = before.filter((address) => !after.includes(address));
  return added.length + removed.length === 0 ? undefined : { added, removed };
}

/** Returns the servers after a change, at most `MAX_RENDEZVOUS`. */
export function changeServers(servers: readonly string[], { added, removed }: ServerChange): readonly string[] {
  const kept = servers.filter((address) => !removed.includes(address));
  return [...new Set([...kept, ...added])].slice(0, MAX_RENDEZVOUS);
}
