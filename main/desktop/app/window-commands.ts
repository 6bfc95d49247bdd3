import type { EarshotContract } from '../../../shared/ipc/contract.ts';
import type { Handlers } from '../../../shared/ipc/define.ts';
import { success } from '../../../shared/result.ts';
import type { WindowPlacement } from './ports.ts';

type WindowHandlers = Pick<Handlers<EarshotContract>, 'window:describe' | 'window:take-shape' | 'window:moved'>;

/** The commands that place the window on the desktop. */
export function createWindowCommands(placement: WindowPlacement): WindowHandlers {
  return {
    'window:describe': async () => success({ isPlacedByShell: placement.isPlacedByShell() }),
    'window:take-shape': async ({ shape, isOnTop }) => success({ bounds: placement.takeShape(shape, isOnTop) }),
    'window:moved': async ({ bounds }) => {
      if (!placement.isPlacedByShell()) placement.moved(bounds);
      return success({});
    },
  };
}
