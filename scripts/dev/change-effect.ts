/** The reaction to a changed file, besides the window's hot update, which Vite does without help. */
type ChangeEffect = 'restart-main' | 'build-overlay' | 'none';

const PROGRAM_FILE = /\.(?:ts|json|wav|wasm)$/;
const OVERLAY_FILE = /\.(?:ts|css|html)$/;

/** Decides the reaction to a change of `file`. The path is relative to the project, with forward slashes. */
export function effectOfChange(file: string): ChangeEffect {
  // Editors write backup and lock files with a leading dot.
  if (file.split('/').some((part) => part.startsWith('.'))) return 'none';
  if ((file.startsWith('main/') || file.startsWith('shared/')) && PROGRAM_FILE.test(file)) return 'restart-main';
  if (file.startsWith('renderer/overlay/') && OVERLAY_FILE.test(file)) return 'build-overlay';
  return 'none';
}
