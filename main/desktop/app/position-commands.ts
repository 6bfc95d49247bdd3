import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../../../shared/ipc/define.ts';
import { success } from '../../../shared/result.ts';
import type { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { AppEvents, PositionService } from './ports.ts';

interface PositionCommands {
  readonly handlers: Pick<
    Handlers<EarshotContract>,
    | 'positions:describe-api'
    | 'positions:play-track'
    | 'positions:stop-track'
    | 'positions:watch-wine'
    | 'positions:start-bridge'
    | 'positions:stop-bridge'
  >;
  windowIsThere(): void;
  /** No window looks. */
  windowIsGone(): void;
}

/** Provides the commands and events of position sources. */
export function createPositionCommands(positions: PositionService, events: TypedEmitter<AppEvents>): PositionCommands {
  for (const name of ['positions:report', 'positions:status', 'positions:wine'] as const)
    positions.on(name, (payload) => events.emit(name, payload));
  return {
    handlers: {
      'positions:describe-api': async () => success(await positions.describeApi()),
      'positions:play-track': async ({ text }) => {
        const played = await positions.playTrack(text);
        return played.ok ? success({}) : played;
      },
      'positions:stop-track': async () => {
        await positions.stopTrack();
        return success({});
      },
      'positions:watch-wine': async ({ isOn }) => {
        positions.watchWine(isOn);
        return success({});
      },
      'positions:start-bridge': async ({ prefix }) => {
        const started = await positions.startBridge(prefix);
        return started.ok ? success({}) : started;
      },
      'positions:stop-bridge': async () => {
        positions.stopBridge();
        return success({});
      },
    },
    // Runs after the answer to the command by which the window announced itself.
    windowIsThere: () => void setImmediate(() => positions.announce()),
    windowIsGone: () => positions.watchWine(false),
  };
}
