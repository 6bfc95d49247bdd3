import { scheduleTimer } from '../../../shared/schedule.ts';
import type { HotkeyService, SpawnHelper } from '../app/ports.ts';
import type { Log } from '../../../shared/log.ts';
import { isHeard } from './heard-keys.ts';
import { HookSource } from './hook-source.ts';
import { planHotkeys } from './hotkey-plan.ts';
import { createHotkeyService } from './hotkey-service.ts';
import { openPortalBus } from './portal-bus.ts';
import { PortalSource } from './portal-source.ts';

export interface HotkeysOptions {
  readonly platform: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly spawnHelper: SpawnHelper;
  /** Path of the hook's native part in a packed app. */
  readonly packedHook?: string;
  /**
   * Whether the system lets programs hear keys; with `asks`, the system asks the person. If left out, the hook finds
   * out.
   */
  readonly isPermitted?: (asks: boolean) => boolean;
  readonly log: Log;
}

/** Opens global keys by the ways that this system offers. Nothing starts before somebody listens. */
export function openHotkeys({
  platform,
  environment,
  spawnHelper,
  packedHook,
  isPermitted = () => true,
  log,
}: HotkeysOptions): HotkeyService {
  const spawn = () =>
    spawnHelper(new URL('./helper/hotkey-worker.ts', import.meta.url), packedHook === undefined ? [] : [packedHook]);
  return createHotkeyService({
    plan: planHotkeys(platform, environment),
    createSource: ({ way }, listener) =>
      way === 'hook'
        ? new HookSource({ spawn, isPermitted, listener, schedule: scheduleTimer, log })
        : new PortalSource({
            openBus: () => openPortalBus(environment['DBUS_SESSION_BUS_ADDRESS']),
            listener,
            schedule: scheduleTimer,
            log,
          }),
    isHeard: (trigger, way) => isHeard(trigger, way, platform),
    schedule: scheduleTimer,
    log,
  });
}
