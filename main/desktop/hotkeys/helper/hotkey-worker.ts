import { parseMessage } from '../../../../shared/protocol/parse.ts';
import {
  helperRequestSchema,
  MAX_HELPER_MESSAGE_LENGTH,
  type HelperReport,
  type HelperRequest,
  type HookFailure,
} from '../helper-messages.ts';
import { hookFailure, loadHookLibrary, type HookLibrary } from './hook-library.ts';
import { KeyPlaces } from './key-places.ts';
import { NamelessKeys } from './nameless-keys.ts';
import { openParentChannel } from './parent-channel.ts';
import { readRawEvent } from './raw-event.ts';
import { TriggerFilter } from './trigger-filter.ts';
import { triggerOfKeycode } from './uiohook-keys.ts';
import { openWindowsKeyboard } from './windows-keyboard.ts';
import { openXKeyboard } from './x-keyboard.ts';

/**
 * Entry of the helper process. It hears keys and mouse buttons everywhere and reports the bound ones to the app. It is
 * a separate process because the native hook can abort or hang it. Its argument names the packed native part.
 */

const RECORDING_MS = 10_000;

const channel = openParentChannel();
const filter = new TriggerFilter(send);
let recordingTimer: NodeJS.Timeout | undefined;
/** Without the layout, keys are treated as those of an American keyboard. */
let placeOf = (keycode: number): number => keycode;
/** Only X reveals which of the keys without a name moved. */
let namelessKeys: NamelessKeys | undefined;

function send(report: HelperReport): void {
  channel.send(JSON.stringify(report));
}

function fail(reason: HookFailure, error: unknown): void {
  send({ type: 'failed', reason, message: String(error).slice(0, 1_024) });
}

/** An exception in here would abort the process. */
function hear(event: unknown): void {
  try {
    const input = readRawEvent(event, (keycode) => triggerOfKeycode(placeOf(keycode), process.platform));
    if (input === undefined) return;
    for (const { trigger, isDown } of input === 'nameless' ? (namelessKeys?.changes() ?? []) : [input])
      filter.handle(trigger, isDown);
  } catch (error) {
    fail('refused', error);
  }
}

function start(): void {
  let library: HookLibrary;
  try {
    library = loadHookLibrary(process.argv[2]);
  } catch (error) {
    return fail('not-installed', error);
  }
  try {
    library.start(hear);
  } catch (error) {
    return fail(hookFailure(error), error);
  }
  send({ type: 'ready' });
}

function follow(request: HelperRequest): void {
  switch (request.type) {
    case 'start':
      filter.watch(request.triggers);
      return start();
    case 'watch':
      return filter.watch(request.triggers);
    case 'forget-held':
      return filter.forgetHeld();
    case 'record':
      clearTimeout(recordingTimer);
      recordingTimer = setTimeout(() => filter.finishRecording(null), RECORDING_MS);
      return filter.record();
    case 'cancel-recording':
      return filter.finishRecording(null);
  }
}

if (process.platform === 'win32') {
  await openWindowsKeyboard().then(
    (readLayout) => {
      const places = new KeyPlaces(readLayout);
      placeOf = (keycode) => places.placeOf(keycode);
    },
    () => {},
  );
} else if (process.platform === 'linux') {
  await openXKeyboard().then(
    (readKeymap) => (namelessKeys = new NamelessKeys(readKeymap)),
    () => {},
  );
}
channel.onMessage((text) => {
  const request =
    typeof text === 'string' ? parseMessage(text, helperRequestSchema, MAX_HELPER_MESSAGE_LENGTH) : undefined;
  if (request?.ok === true) follow(request.value);
});
send({ type: 'loaded' });
