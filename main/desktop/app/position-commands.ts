import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../../../shared/ipc/define.ts';
import { success } from '../../../shared/result.ts';
import type { TypedEmitter } from '../../../shared/typed-emitter.ts';
import type { AppEvents, PositionService } from './ports.ts';

interface PositionCommands {
  readonly handlers: Pick<
    Handlers<EarshotContract>,
    'positions:describe-api' | 'positions:play-track' | 'positions:stop-track'
  >;
  windowIsThere(): void;
}

/** Provides the commands and events of position sources. */
export function createPositionCommands(positions: PositionService, events: TypedEmitter<AppEvents>): PositionCommands {
  for (const name of ['positions:report', 'positions:status'] as const)
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
    },
    // Runs after the answer to the command by which the window announced itself.
    windowIsThere: () => void setImmediate(() => positions.announce()),
  };
}
