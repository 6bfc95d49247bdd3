import type { Log } from '../../../shared/log.ts';
import type { HostKeys } from '../../host/host-options.ts';
import { createSecret } from '../../host/host-keys.ts';
import type { LobbyHandle } from '../../host/lobby-handle.ts';
import { storeHostKeys } from '../desktop/host-keys-file.ts';

/** Where a lobby keeps its keys. */
interface KeptKeys {
  readonly folder: string;
  readonly keys: HostKeys;
}

/**
 * Replaces the invitation whenever somebody was banned, so that the one that they know lets nobody in. `kept`: where
 * the next start finds it; undefined = nowhere. `onRenewed` is called when the lobby has it.
 */
export function renewAfterBans(
  { events, setSecret }: Pick<LobbyHandle, 'events' | 'setSecret'>,
  kept: KeptKeys | undefined,
  { log, onRenewed }: { readonly log: Log; readonly onRenewed: () => void },
): void {
  events.on('banned', () => {
    const secret = createSecret();
    setSecret(secret);
    onRenewed();
    if (kept === undefined) return;
    void storeHostKeys(kept.folder, { ...kept.keys, secret }).then((stored) => {
      if (!stored.ok) log.warn(`The new invitation can't be kept, so it ends with this lobby. ${stored.error.message}`);
    });
  });
}
