import path from 'node:path';
import { findElectron } from '../../../main/desktop/shell/find-electron.ts';

/** The project's folder, which Electron is started on. */
export const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../../..');

/** Path of Electron's program, or undefined when it is not installed. Downloads nothing. */
export function findElectronForTests(): string | undefined {
  return findElectron(PROJECT_FOLDER, process.env, process.platform);
}
