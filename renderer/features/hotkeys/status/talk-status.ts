import { isSameTrigger, type Binding } from '../../../../shared/model/keys/bindings.ts';
import type { TalkMode } from '../../../../shared/model/settings.ts';
import { keysOutage } from '../elsewhere-text.ts';
import type { HotkeysStatus } from '../hotkeys-store.ts';
import { triggersOf } from '../triggers/bindings.ts';

/**
 * How you talk, and whether the key for it works. `none`: there is no key. `unheard`: the key does not reach the app
 * while a game has the focus. `slow`, `died`, `failed`: no key does.
 */
export type TalkStatus = 'voice-activation' | 'open-mic' | 'hold' | 'none' | 'unheard' | 'slow' | 'died' | 'failed';

/** Returns how you talk, by the settings and by what the main process says about keys. */
export function talkStatus(
  { talkMode, bindings }: { readonly talkMode: TalkMode; readonly bindings: readonly Binding[] },
  status: HotkeysStatus,
): TalkStatus {
  if (talkMode === 'voice-activation' || talkMode === 'open-mic') return talkMode;
  const triggers = triggersOf(bindings, 'talk');
  const isBoundByPortal = status.boundByPortal.some(({ action }) => action === 'talk');
  if (triggers.length === 0 && !isBoundByPortal) return 'none';
  const outage = keysOutage(status);
  if (outage !== null) return outage;
  const isHeard = triggers.some((trigger) => !status.unheard.some((other) => isSameTrigger(other, trigger)));
  return isHeard || isBoundByPortal ? 'hold' : 'unheard';
}
