import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { SpawnHelper } from '../../app/ports.ts';

/** Starts helpers as utility processes, because the packed app cannot run as Node. Electron must be ready. */
export const forkUtilityProcess: SpawnHelper = (file, programArguments) => {
  const child = utilityProcess.fork(fileURLToPath(file), [...programArguments], {
    serviceName: 'Earshot helper',
    stdio: 'ignore',
  });
  return {
    send: (text) => child.postMessage(text),
    onMessage: (listener) => void child.on('message', listener),
    onExit(listener) {
      child.on('error', (type) => listener(type));
      child.on('exit', (code) => listener(`exit code ${code}`));
    },
    kill: () => void child.kill(),
  };
};
