import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { PROJECT_FOLDER } from '../../../scripts/project-folder.ts';
import { NODE_OPTIONS } from '../../../scripts/node-options.mjs';

const FETCH = 'internal/deps/undici/undici';

/** Imports a module in a Node of its own, and returns the built-in modules that this loads. */
function loadedBy(module: string): string {
  const source = `await import('${module}'); console.log(process.moduleLoadList.join()); process.exit(0);`;
  const words = [...NODE_OPTIONS, '--input-type=module', '--eval', source];
  return execFileSync(process.execPath, words, { cwd: PROJECT_FOLDER, encoding: 'utf8', maxBuffer: 2 ** 24 });
}

describe("Node's HTTP module", () => {
  it('brings fetch with it when it is imported, which is why main/ does not', () => {
    expect(loadedBy('node:http')).toContain(FETCH);
  });

  it.each(['./main/host/hosted-lobby.ts', './main/cli/desktop/run-first.ts', './main/rendezvous/http-entrance.ts'])(
    'serves without fetch in %s',
    (file) => {
      const loaded = loadedBy(file);
      expect(loaded).toContain('_http_server');
      expect(loaded).not.toContain(FETCH);
    },
  );
});
