import { useFileIntake } from '../../../ui/files/use-file-intake.ts';
import type { SetsController } from './sets-controller.ts';
import type { SetTask } from './set-task.ts';

/**
 * Imports rules that are dropped on the window or pasted into it. What is refused opens the form that says why, and
 * what was typed there stays. `sets`: null = nothing is taken. Returns whether files are over the window.
 */
export function useImport(
  sets: Pick<SetsController, 'importText' | 'importFiles'> | null,
  task: SetTask | null,
  onTask: (task: SetTask | null) => void,
): boolean {
  const isOpen = task?.kind === 'import';
  const finish = (problem: string | null, text: string): void => {
    if (problem !== null) onTask({ kind: 'import', text, problem });
    else if (isOpen) onTask(null);
  };
  return useFileIntake(
    sets === null
      ? null
      : {
          onFiles: (files) => void sets.importFiles(files).then((problem) => finish(problem, '')),
          onText: (text) => {
            if (!isOpen) finish(sets.importText(text), text);
          },
        },
  );
}
