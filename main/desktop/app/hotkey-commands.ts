import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../../../shared/ipc/define.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { success } from '../../../shared/result.ts';
import type { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { AppEvents, HotkeyService, SettingsStore } from './ports.ts';

interface HotkeyCommands {
  readonly handlers: Pick<Handlers<EarshotContract>, 'hotkeys:listen' | 'hotkeys:record' | 'hotkeys:cancel-recording'>;
  windowIsThere(): void;
  /** Stops listening for keys, because no window wants them. */
  windowIsGone(): void;
  /** Reports every key that is held as released. */
  release(): void;
  close(): Promise<void>;
}

/** Provides the commands and events of keys outside the window. The settings decide which keys are heard. */
export function createHotkeyCommands(
  { hotkeys, settings }: { readonly hotkeys: HotkeyService; readonly settings: SettingsStore },
  events: TypedEmitter<AppEvents>,
): HotkeyCommands {
  for (const name of ['hotkeys:action', 'hotkeys:status'] as const)
    hotkeys.on(name, (payload) => events.emit(name, payload));
  let known = '';
  // A held key must not be released because another setting changed.
  function follow({ bindings }: Pick<Settings, 'bindings'>): void {
    const text = JSON.stringify(bindings);
    if (text === known) return;
    known = text;
    hotkeys.setBindings(bindings);
  }
  follow(settings.read());
  const stopFollowing = settings.onChange(follow);

  const handlers: HotkeyCommands['handlers'] = {
    'hotkeys:listen': async ({ isOn }) => {
      hotkeys.listen(isOn);
      return success({});
    },
    'hotkeys:record': async () => {
      const recorded = await hotkeys.record();
      return recorded.ok ? success({ trigger: recorded.value }) : recorded;
    },
    'hotkeys:cancel-recording': async () => {
      hotkeys.cancelRecording();
      return success({});
    },
  };
  return {
    handlers,
    // Runs after the answer to the command that showed it.
    windowIsThere: () => void setImmediate(() => hotkeys.announce()),
    windowIsGone() {
      hotkeys.cancelRecording();
      hotkeys.listen(false);
    },
    release: () => hotkeys.release(),
    close() {
      stopFollowing();
      return hotkeys.close();
    },
  };
}
