import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readServerOptions, type ServerOptions } from '../../../../../main/cli/server-options.ts';
import { HEARING_PRESETS } from '../../../../../shared/spatial/hearing-presets.ts';
import { projectFile } from '../../../../support/documents.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function fileWith(text: string): string {
  const file = path.join(folder, `${++count}.jsonc`);
  writeFileSync(file, text);
  return file;
}

function read(text: string, ...argv: readonly string[]): ServerOptions {
  const options = readServerOptions(['--config', fileWith(text), ...argv], {});
  if (!options.ok || options.value === 'help') throw new Error(JSON.stringify(options));
  return options.value;
}

/** The refusal of a file, without the folder. */
function refusal(text: string, ...argv: readonly string[]): string {
  const options = readServerOptions(['--config', fileWith(text), ...argv], {});
  return options.ok
    ? 'accepted'
    : options.error.message.replace(`${folder}${path.sep}`, '').replace(/\b\d+\.jsonc/, 'N.jsonc');
}

describe('a configuration', () => {
  it('has the options of the command line, which replace its own', () => {
    const text = '{ "lobby": "Cellar", "port": 7800, "lan": true, "rendezvous": ["a.example", "b.example"], }';
    expect(read(text).host).toMatchObject({
      lobbyName: 'Cellar',
      port: 7_800,
      showsOnLan: true,
      rendezvous: ['a.example', 'b.example'],
    });
    expect(read(text, '--port', '7801', '--rendezvous', 'c.example').host).toMatchObject({
      lobbyName: 'Cellar',
      port: 7_801,
      rendezvous: ['c.example'],
    });
  });

  it('may list several lobbies, which take what they lack from the rest of the file', () => {
    const { host, hasLobbyFolders } = read(`{
      "capacity": 20,
      "lobbies": [{ "lobby": "Cellar", "preset": "shooter" }, { "lobby": "Attic", "capacity": 5, "law": "flat" }],
    }`);
    expect(host).toMatchObject({ lobbyName: 'Cellar', capacity: 20, rules: HEARING_PRESETS.shooter });
    expect(host.furtherLobbies).toMatchObject([{ lobbyName: 'Attic', capacity: 5, rules: { law: 'flat' } }]);
    expect(hasLobbyFolders).toBe(true);
    expect(read('{}').hasLobbyFolders).toBe(false);
  });

  it('names files from its own folder', () => {
    writeFileSync(path.join(folder, 'rules.json'), '{"law":"flat","minMetres":1,"maxMetres":2}');
    const { host, dataFolder, logFile } = read(
      '{ "rules": "rules.json", "data": "kept", "log-file": "logs/host.log" }',
    );
    expect([host.rules.law, dataFolder, logFile]).toEqual([
      'flat',
      path.join(folder, 'kept'),
      { path: path.join(folder, 'logs/host.log'), maxBytes: 10_000_000, keptFiles: 5 },
    ]);
  });

  it.each([
    ['{\n  "prot": 7777\n}', "N.jsonc, line 2: prot isn't an option here. Did you mean port?"],
    ['{\n\n  "music": 1\n}', "N.jsonc, line 3: music isn't an option here."],
    ['{ "help": true }', "N.jsonc, line 1: help isn't an option here."],
    ['{ "__proto__": 1 }', "N.jsonc, line 1: __proto__ isn't an option here."],
    ['{\n  "lan": "yes"\n}', 'N.jsonc, line 2: lan must be true or false.'],
    ['{\n  "port": [1]\n}', 'N.jsonc, line 2: port must be a text or a number.'],
    ['{ "rendezvous": [1] }', 'N.jsonc, line 1: rendezvous must be a text, or a list of texts.'],
    ['{\n // it\n "port": 99999 }', "N.jsonc, line 3: port must be a number from 0 to 65535, not '99999'."],
    [
      '{ "lobbies": [\n {},\n {"lobby": "b", "capacity": 0}] }',
      "N.jsonc, line 3: lobbies[1].capacity must be a number from 1 to 1000, not '0'.",
    ],
    ['{ "lobbies": [{ "port": 1 }] }', "N.jsonc, line 1: lobbies[0].port isn't an option here."],
    ['{ "lobbies": {} }', 'N.jsonc, line 1: lobbies must be a list of 1 to 16 lobbies.'],
    ['{ "lobbies": [1] }', 'N.jsonc, line 1: lobbies: entry 1 must be an object.'],
    [`{ "lobbies": [${'{},'.repeat(17)}] }`, 'N.jsonc, line 1: lobbies must be a list of 1 to 16 lobbies.'],
    ['{ "port": 1,\n "port": 2 }', 'N.jsonc, line 1: port is given twice. Remove one of them.'],
    ['{ "lobbies": [{}, {}] }', "Two lobbies are called 'Earshot'. Give each its own name."],
    ['[]', '--config: N.jsonc must contain an object, such as { "port": 7777 }.'],
  ])('is refused with the place of the mistake: %s', (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it('is refused if it is no JSON, no file, too large, or names the options of one lobby for several', () => {
    expect(refusal('{ // port\n "port" 7777 }')).toMatch(/^--config: N\.jsonc is not JSON\..*line 2 column 9/);
    expect(refusal(`{ "lobby": "${'x'.repeat(70_000)}" }`)).toMatch(/more than 65536 bytes/);
    expect(readServerOptions(['--config', folder], {})).toMatchObject({ ok: false });
    expect(refusal('{ "lobbies": [{ "lobby": "a" }] }', '--capacity', '3')).toBe(
      "--capacity can't be used with a list of lobbies. Set it in the configuration.",
    );
    const token = '"game-token": "0123456789abcdef"';
    expect(refusal(`{ "lobbies": [{ "lobby": "a", ${token} }, { "lobby": "b", ${token} }] }`)).toMatch(
      /^Two lobbies have the same game token/,
    );
    expect(refusal('{ "log-size": 3 }')).toMatch(/line 1: log-size needs --log-file\.$/);
    expect(refusal('{ "port": 7777 }', '--capacity', '0')).toMatch(/^--capacity must be/);
  });

  it('is explained by an example that works', () => {
    const [, example = ''] = /```jsonc\n([\s\S]*?)```/.exec(projectFile('docs/players/dedicated-hosts.md')) ?? [];
    expect(read(example).host.furtherLobbies).toHaveLength(1);
  });
});
