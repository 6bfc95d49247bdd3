import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostThread } from '../../../../main/host/host-thread.ts';
import { projectFile } from '../../../support/documents.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';
import { at, shareLobby, TestParticipant } from '../../../support/lobby/lobby.ts';
import { waitUntil } from '../../../support/wait-until.ts';

/** Runs the examples of docs/games/game-server-api.md, unchanged, against a real lobby. */

const page = projectFile('docs/games/game-server-api.md');

function example(name: string): string {
  const text = new RegExp(`^\`\`\`${name}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)?.[1];
  if (text === undefined) throw new Error(`There is no example '${name}'.`);
  return text;
}

interface Run {
  readonly program: string;
  readonly file: string;
}

/** How each example is run: a program, and the file that it takes. */
const RUNS: Readonly<Record<string, Run>> = {
  'sh curl': { program: 'sh', file: 'example.sh' },
  'python python': { program: 'python3', file: 'example.py' },
  'js node': { program: process.execPath, file: 'example.mjs' },
  'js node-websocket': { program: process.execPath, file: 'example.mjs' },
  'csharp mono': { program: 'sh', file: 'example.cs' },
  'lua lua': { program: 'lua', file: 'example.lua' },
};

/** The oldest C# that the page promises; Unity's is newer, and Mono's own default is as well. */
const RUN_BY_MONO = 'mcs -langversion:6 -r:System.Net.Http -out:example.exe "$0" && mono example.exe';

/** Runs an example to its end with the values of a lobby, except for those given. */
async function run(
  name: string,
  host: HostThread,
  changes: Readonly<Record<string, string>> = {},
): Promise<{ readonly output: string; readonly errors: string }> {
  const { program, file } = RUNS[name]!;
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-example-'));
  afterTest(() => rmSync(folder, { recursive: true }));
  writeFileSync(path.join(folder, file), example(name));
  const { gameApi } = host.description;
  const values = {
    EARSHOT_URL: gameApi.url,
    EARSHOT_TOKEN: gameApi.token,
    EARSHOT_CERTIFICATE: gameApi.certificateSha256,
    EARSHOT_PIN: gameApi.publicKeyPin,
  };
  const child = spawn(program, file.endsWith('.cs') ? ['-c', RUN_BY_MONO, file] : [file], {
    cwd: folder,
    env: { ...process.env, ...values, ...changes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  afterTest(() => void child.kill('SIGKILL'));
  let [output, errors] = ['', ''];
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  return { output, errors };
}

function canRun(program: string, ...programArguments: readonly string[]): boolean {
  return spawnSync(program, programArguments, { stdio: 'ignore' }).status === 0;
}

/** Mono may be installed without the library that the example uses. */
const MONO_PROBE =
  'command -v mono && cd "$(mktemp -d)" && echo "class A { static void Main() {} }" > a.cs && mcs -r:System.Net.Http a.cs';

const CAN_RUN: Readonly<Record<string, boolean>> = {
  'sh curl': canRun('curl', '--version'),
  'python python': canRun('python3', '--version'),
  'js node': true,
  'csharp mono': canRun('sh', '-c', MONO_PROBE),
  'lua lua': canRun('lua', '-e', 'require("socket.http")'),
};

for (const [name, isPossible] of Object.entries(CAN_RUN))
  if (!isPossible) process.stderr.write(`What runs the example '${name}' is not installed: it is SKIPPED.\n`);

const lobby = shareLobby({ gameToken: 'chosen-token-0123456789', gamePorts: [0] });

/** A busy machine distorts sounds for seconds. */
const PATIENCE_MS = 20_000;

/** Places the player far away, so that the next example changes something. */
async function sendAway(name: string): Promise<void> {
  const { loopbackUrl, token } = lobby().description.gameApi;
  const response = await fetch(`${loopbackUrl}/players`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ type: 'players', complete: false, players: [{ name, position: [0, 0, 900] }] }),
  });
  expect(await response.json()).toMatchObject({ applied: 1 });
}

describe('the example', () => {
  const cleanUps: (() => Promise<void> | void)[] = [];
  let fox: TestParticipant;
  let owl: TestParticipant;
  beforeAll(async () => {
    const leaveLater = (leave: () => Promise<void> | void): void => void cleanUps.push(leave);
    const { invitation } = lobby().description;
    fox = await TestParticipant.join(invitation, 'Fox', 600, at(0, 0), { leaveLater });
    owl = await TestParticipant.join(invitation, 'Owl', 900, at(0, 2), { leaveLater });
  });
  afterAll(async () => {
    for (const leave of cleanUps) await leave();
  });

  describe.each(Object.entries(CAN_RUN))('in %s', (name, isPossible) => {
    // LuaSocket has no TLS; its example uses the plain port.
    const isOverTls = name !== 'lua lua';

    it.runIf(isPossible)('places two players 16 m apart, audibly', async () => {
      await sendAway('Owl');
      await waitUntil('the player hears nothing', () => owl.gainDb(fox) < -60, PATIENCE_MS);
      const { loopbackUrl } = lobby().description.gameApi;
      const { output, errors } = await run(name, lobby(), isOverTls ? {} : { EARSHOT_URL: loopbackUrl ?? '' });
      expect(errors).toBe('');
      expect(JSON.parse(output)).toEqual({ type: 'applied', applied: 2, unknown: [], refused: [] });
      await waitUntil('the player hears the other at 16 m', () => Math.abs(owl.gainDb(fox) + 6) < 1.5, PATIENCE_MS);
    });

    if (!isOverTls) return;
    it.runIf(isPossible)('sends nothing to a host with another certificate', async () => {
      const { output, errors } = await run(name, lobby(), {
        EARSHOT_CERTIFICATE: randomBytes(32).toString('hex'),
        EARSHOT_PIN: `sha256//${randomBytes(32).toString('base64')}`,
      });
      expect(output).toBe('');
      expect(errors).not.toBe('');
    });
  });
});

describe('the example of a WebSocket in Node', () => {
  it('sends positions repeatedly', async () => {
    const host = lobby();
    const { output, errors } = await run('js node-websocket', host, {
      EARSHOT_URL: host.description.gameApi.loopbackUrl ?? '',
    });
    expect(errors).toBe('');
    expect(
      output
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([1, 2, 3].map(() => ({ type: 'applied', applied: 0, unknown: ['Fox'], refused: [] })));
  });
});

it('accepts a chosen token, and reaches the lobby over TLS and on a loopback port', async () => {
  const { description } = lobby();
  const { token, loopbackUrl, url, publicKeyPin } = description.gameApi;
  expect({ token, url, publicKeyPin }).toEqual({
    token: 'chosen-token-0123456789',
    url: `https://127.0.0.1:${description.port}/game/v1`,
    publicKeyPin: expect.stringMatching(/^sha256\/\/[A-Za-z0-9+/]{43}=$/) as string,
  });
  const response = await fetch(`${loopbackUrl}/lobby`, { headers: { authorization: `Bearer ${token}` } });
  const answer = { type: 'lobby', lobby: 'Test', phase: 'playing', participants: [] };
  expect(await response.json()).toMatchObject(answer);
  expect(await getOverTls(`${url}/lobby`, token)).toMatchObject(answer);
});

function getOverTls(url: string, token: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const options = { headers: { authorization: `Bearer ${token}` }, rejectUnauthorized: false, agent: false };
    const call = request(url, options, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += String(chunk)));
      response.on('end', () => resolve(JSON.parse(text)));
    });
    call.on('error', reject);
    call.end();
  });
}
