import type { EarshotContract } from '../../shared/ipc/contract.ts';
import type { RequestOf, ResponseOf } from '../../shared/ipc/define.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { success, type Result } from '../../shared/result.ts';
import type { TypedEmitter } from '../../shared/typed-emitter.ts';
import type { AppEvents, HotkeyService, SettingsStore } from './ports.ts';

/** The commands and events of keys outside the window. What is listened for follows the settings. */
export function createHotkeyCommands({ hotkeys, settings }: { readonly hotkeys: HotkeyService; readonly settings: SettingsStore }, events: TypedEmitter<AppEvents>) {
  for (const name of ['hotkeys:action', 'hotkeys:status'] as const) hotkeys.on(name, (payload) => events.emit(name, payload));
  let known = '';
  // A key that is held must not be let go because another setting has changed.
  function follow({ bindings }: Pick<Settings, 'bindings'>): void {
    const text = JSON.stringify(bindings);
    if (text === known) return;
    known = text;
    hotkeys.setBindings(bindings);
  }
  follow(settings.read());
  const stopFollowing = settings.onChange(follow);

  return {
    handlers: {
      async 'hotkeys:listen'({ isOn }: RequestOf<EarshotContract, 'hotkeys:listen'>): Promise<Result<ResponseOf<EarshotContract, 'hotkeys:listen'>>> {
        hotkeys.listen(isOn);
        return success({});
      },
      async 'hotkeys:record'(): Promise<Result<ResponseOf<EarshotContract, 'hotkeys:record'>>> {
        const recorded = await hotkeys.record();
        return recorded.ok ? success({ trigger: recorded.value }) : recorded;
      },
      async 'hotkeys:cancel-recording'(): Promise<Result<ResponseOf<EarshotContract, 'hotkeys:cancel-recording'>>> {
        hotkeys.cancelRecording();
        return success({});
      },
    },
    // After the answer to the command that told us.
    windowIsThere: () => void setImmediate(() => hotkeys.announce()),
    /** Nobody is left who wants to hear keys. */
    windowIsGone(): void {
      hotkeys.cancelRecording();
      hotkeys.listen(false);
    },
    release: () => hotkeys.release(),
    close(): Promise<void> {
      stopFollowing();
      return hotkeys.close();
    },
  };
}
