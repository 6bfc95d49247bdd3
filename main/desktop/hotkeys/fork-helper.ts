import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { SpawnHelper } from '../app/ports.ts';

/** Forks helpers as Node processes, for the app in plain Node. */
export const forkHelper: SpawnHelper = (file, programArguments) => {
  const child = fork(fileURLToPath(file), programArguments, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return {
    send: (text) => void child.send(text, () => {}),
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      child.on('error', (error) => listener(error.message));
      child.once('exit', (code, signal) => listener(signal === null ? `exit code ${code}` : signal));
    },
    kill: () => void child.kill('SIGKILL'),
  };
};
