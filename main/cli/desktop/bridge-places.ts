import { existsSync } from 'node:fs';
import path from 'node:path';
import type { PositionsOptions } from '../../desktop/positions/open-positions.ts';

/** Returns where the bridge out of Wine is: in a package, if `resourcesFolder` has it, or in a checkout. */
export function bridgePlaces(
  projectFolder: string,
  resourcesFolder: string | undefined = undefined,
): PositionsOptions['bridge'] {
  const packed = resourcesFolder === undefined ? undefined : path.join(resourcesFolder, 'bridge');
  if (packed !== undefined && existsSync(packed)) return { folder: packed, sourceFile: undefined };
  return {
    folder: path.join(projectFolder, 'out/bridge'),
    sourceFile: path.join(projectFolder, 'main/desktop/positions/mumble-link/bridge/mumble-link-bridge.c'),
  };
}
