import type { MediaPath } from '../../link/media-path.ts';

/** The key of the texts `lobby.path` for a way of sound. That a network drops UDP matters more than routers. */
export function pathWord({ kind, transport }: MediaPath): 'direct' | 'router' | 'relay' | 'tcp' | 'relayTcp' {
  if (transport === 'tcp') return kind === 'relay' ? 'relayTcp' : 'tcp';
  return kind;
}
