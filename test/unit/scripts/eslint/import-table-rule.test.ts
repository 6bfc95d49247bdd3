import { RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, it } from 'vitest';
import { importTableRule } from '../../../../scripts/eslint/import-table-rule.js';
import { importTable } from '../../../../scripts/eslint/import-table.js';

RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser } });
const options = [importTable];

function valid(name: string, filename: string, code: string) {
  return { name, filename, code, options };
}

function invalid(name: string, filename: string, code: string, ...messageIds: string[]) {
  return { name, filename, code, options, errors: messageIds.map((messageId) => ({ messageId })) };
}

tester.run('import-table', importTableRule, {
  valid: [
    valid('the mixer imports kernels', 'main/mixer/listener-mix.ts', "import { mix } from '../../shared/dsp/mix.ts';"),
    valid(
      'ingest imports the ports of the mixer',
      'main/ingest/playout-buffer.ts',
      "import type { AudioDecoder } from '../mixer/ports.ts';",
    ),
    valid(
      'net imports werift and Node',
      'main/media/peer.ts',
      "import { RTCPeerConnection } from 'werift'; import dgram from 'node:dgram';",
    ),
    valid(
      'the Electron shell imports electron',
      'main/desktop/shell/electron/window.ts',
      "import { BrowserWindow } from 'electron';",
    ),
    valid(
      'a feature imports its own files',
      'renderer/features/map/MapPanel.tsx',
      "import { project } from './projection.ts';",
    ),
    valid(
      'the browser build may ask for a file as an address',
      'renderer/audio/engine.ts',
      "import url from './worklets/meter.worklet.ts?worker&url';",
    ),
    valid('a script imports a computed path', 'scripts/check.ts', 'await import(path);'),
  ],
  invalid: [
    invalid(
      'the mixer does not import the network',
      'main/mixer/mixer.ts',
      "import { Peer } from '../net/peer.ts';",
      'forbiddenFile',
    ),
    invalid(
      'ingest imports only the ports of the mixer',
      'main/ingest/playout-buffer.ts',
      "import { Mixer } from '../mixer/mixer.ts';",
      'forbiddenFile',
    ),
    invalid('types count', 'main/desktop/app/lobby.ts', "import type { App } from 'electron';", 'forbiddenPackage'),
    invalid(
      'types written in place count',
      'main/desktop/app/lobby.ts',
      "let app: import('electron').App;",
      'forbiddenPackage',
    ),
    invalid('dynamic imports count', 'shared/model/name.ts', "await import('node:fs');", 'forbiddenPackage'),
    invalid(
      're-exports count',
      'shared/units.ts',
      "export { a } from './model/name.ts'; export * from './model/pose.ts';",
      'forbiddenFile',
      'forbiddenFile',
    ),
    invalid(
      'werift stays in net',
      'main/host/voice-host.ts',
      "import { RtpPacket } from 'werift';",
      'forbiddenPackage',
    ),
    invalid(
      'the window does not import the main process',
      'renderer/app/App.tsx',
      "import { host } from '../../main/host/voice-host.ts';",
      'forbiddenFile',
    ),
    invalid(
      'the main process does not import the window',
      'main/desktop/app/lobby.ts',
      "import { store } from '../../renderer/app/store.ts';",
      'forbiddenFile',
    ),
    invalid(
      'features do not import one another',
      'renderer/features/map/MapPanel.tsx',
      "import { list } from '../rooms/list.ts';",
      'forbiddenFile',
    ),
    invalid(
      'the audio engine knows no React',
      'renderer/audio/engine.ts',
      "import { useState } from 'react';",
      'forbiddenPackage',
    ),
    invalid('a computed path cannot be checked', 'main/host/voice-host.ts', 'await import(path);', 'computedPath'),
    invalid('an unknown folder is refused', 'main/unheard-of/file.ts', 'export const one = 1;', 'unknownFolder'),
    invalid(
      'the file extension is written',
      'main/mixer/mixer.ts',
      "import { mix } from '../../shared/dsp/mix';",
      'missingExtension',
    ),
    invalid(
      'folders above the project belong to nobody',
      'main/host/voice-host.ts',
      "import { a } from '../../../elsewhere/a.ts';",
      'forbiddenFile',
    ),
  ],
});
