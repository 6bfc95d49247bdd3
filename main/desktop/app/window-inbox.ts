import type { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { AppEvents } from './ports.ts';

type Request = 'app:invitation-opened' | 'app:invitation-refused' | 'app:practice-wanted';

/** Holds the latest request from outside until a window can act on it. */
interface WindowInbox {
  post<Name extends Request>(name: Name, payload: AppEvents[Name]): void;
  windowIsThere(): void;
}

export function createWindowInbox(events: TypedEmitter<AppEvents>): WindowInbox {
  let isWindowThere = false;
  let waiting: (() => void) | undefined;
  return {
    post(name, payload) {
      const deliver = (): void => events.emit(name, payload);
      if (isWindowThere) deliver();
      else waiting = deliver;
    },
    windowIsThere() {
      isWindowThere = true;
      // Runs after the answer to the command by which the window announced itself, so that it first learns which app
      // answers.
      if (waiting !== undefined) setImmediate(waiting);
      waiting = undefined;
    },
  };
}
