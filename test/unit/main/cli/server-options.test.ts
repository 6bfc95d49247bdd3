import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readServerOptions } from '../../../../main/cli/server-options.ts';
import { HEARING_PRESETS } from '../../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import type { HostOptions } from '../../../../main/host/host-options.ts';

function read(...argv: readonly string[]): HostOptions {
  const options = readServerOptions(argv, {});
  if (!options.ok || options.value === 'help') throw new Error(JSON.stringify(options));
  return options.value.host;
}

function refusal(...argv: readonly string[]): string {
  const options = readServerOptions(argv, {});
  return options.ok ? 'accepted' : options.error.message;
}

function fileWith(text: string | Uint8Array): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'earshot-')), 'rules.json');
  writeFileSync(file, text);
  return file;
}

describe('rules of a dedicated host', () => {
  it('are the defaults, or a preset', () => {
    expect([read().rules, read().phase]).toEqual([DEFAULT_HEARING_RULES, 'playing']);
    expect(read('--preset', 'roleplay', '--phase', 'meeting')).toMatchObject({
      rules: HEARING_PRESETS.roleplay,
      phase: 'meeting',
    });
  });

  it('come from a file, with defaults for missing rules', () => {
    const file = fileWith('{"law":"cubic","minMetres":1,"maxMetres":12,"trust":"nothing"}');
    expect(read('--rules', file).rules).toEqual({
      ...DEFAULT_HEARING_RULES,
      law: 'cubic',
      minMetres: 1,
      maxMetres: 12,
      trust: 'nothing',
    });
  });

  it.each(['reduced', 'binaural'])('come from a file that still says %s, which each listener chooses now', (pan) => {
    const file = fileWith(`{"law":"linear","minMetres":2,"maxMetres":30,"pan":"${pan}"}`);
    expect(read('--rules', file).rules).toEqual(DEFAULT_HEARING_RULES);
  });

  it.each([
    ['a byte order mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without a mark', (text: string) => Buffer.from(text, 'utf16le')],
    ['comments and a comma too many', (text: string) => Buffer.from(`// rules\r\n${text.replace('}', ', }')}`)],
  ])('come from a file with %s', (_, encode) => {
    const bytes = encode('{"law":"linear","minMetres":2,"maxMetres":30}');
    expect(read('--rules', fileWith(bytes)).rules).toMatchObject({ law: 'linear', minMetres: 2, maxMetres: 30 });
  });

  it('record for reports if they are asked to, and keep reports for so many days', () => {
    expect(read('--record-reports', '--preset', 'shooter').rules).toEqual({
      ...HEARING_PRESETS.shooter,
      recordsForReports: true,
    });
    expect([read().reportDays, read('--report-days', '7').reportDays]).toEqual([30, 7]);
    for (const days of ['0', '366', 'x']) expect(refusal('--report-days', days)).toMatch(/--report-days must be/);
  });

  it('are overridden by further options', () => {
    expect(read('--preset', 'shooter', '--law', 'linear', '--range', '25').rules).toEqual({
      ...HEARING_PRESETS.shooter,
      law: 'linear',
      maxMetres: 25,
    });
  });

  it.each([
    ['{', /is not JSON\. Expected property name or '\}'/],
    ['{\n  "law": linear }', /is not JSON\. Unexpected token 'l'/],
    ['[]', /has no valid hearing rules/],
    ['{"law":"linear","minMetres":1,"maxMetres":12,"pan":"surround"}', /pan.*binaural/],
    ['{"law":"loud","minMetres":1,"maxMetres":12}', /law/],
    ['{"law":"linear","minMetres":12,"maxMetres":12}', /minimum lies below the maximum/],
    ['{"law":"linear","minMetres":1,"maxMetres":1e999}', /maxMetres/],
    ['{"law":"linear","minMetres":1,"maxMetres":12,"channel":{}}', /unknown field: channel/],
    [
      `{"law":"linear","minMetres":1,"maxMetres":12,"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
      /unknown field: x/,
    ],
    ['['.repeat(30_000) + ']'.repeat(30_000), /has no valid hearing rules/],
    [' '.repeat(70_000), /more than 65536 bytes/],
  ])('in a file are refused when they are wrong: %.60s', (text, message) => {
    expect(refusal('--rules', fileWith(text))).toMatch(message);
  });

  it.each([
    [['--rules', '/does/not/exist.json'], /can't be read: there is no such file/],
    [['--preset', 'chess'], /--preset must be one of/],
    [['--preset', 'shooter', '--rules', 'x.json'], /can't be combined/],
    [['--phase', 'sleeping'], /--phase must be one of/],
    [['--range', '1'], /contradicts the other rules/],
    [['--law', 'curve'], /contradicts the other rules/],
    [['--game-token', 'short'], /game token needs/],
    [['--game-port', '70000'], /--game-port must be/],
    [['--bind', 'fe80::1'], /--bind: fe80::1 is no address that other machines can use/],
    [['--bind', 'localhost'], /--bind: localhost isn't an IP address/],
  ])('are refused with a reason: %j', (argv, message) => {
    expect(refusal(...argv)).toMatch(message);
  });
});

describe('the game token', () => {
  it('comes from the options, or else the environment, or is random', () => {
    const [first, second] = ['a'.repeat(22), 'b'.repeat(22)];
    const tokenOf = (argv: readonly string[], environment: Record<string, string>) =>
      readServerOptions(argv, environment);
    expect(tokenOf([], { EARSHOT_GAME_TOKEN: first })).toMatchObject({ value: { host: { gameToken: first } } });
    expect(tokenOf(['--game-token', second], { EARSHOT_GAME_TOKEN: first })).toMatchObject({
      value: { host: { gameToken: second } },
    });
    expect(read()).not.toHaveProperty('gameToken');
  });
});

it('shows the lobby on the local network only if the host wants that', () => {
  expect(read().showsOnLan).toBeUndefined();
  expect(read('--lan')).toMatchObject({ showsOnLan: true, lanAccess: 'open' });
});

it('asks routers for the port only if the host wants that', () => {
  expect(read().mapsPorts).toBe(false);
  expect(read('--map-port').mapsPorts).toBe(true);
});

it('keeps keys in a folder, or keeps none', () => {
  expect(readServerOptions(['--data', 'keys'], {})).toMatchObject({ value: { dataFolder: 'keys' } });
  expect(readServerOptions([], {})).toMatchObject({ value: { dataFolder: null } });
  expect(refusal('--data', '')).toMatch(/--data needs a folder/);
});

it('reads the address and port that the internet sees', () => {
  expect(read('--public-address', '203.0.113.9:9000')).toMatchObject({
    publicAddress: '203.0.113.9',
    publicPort: 9_000,
  });
  expect(read('--public-address', '[2001:db8::1]:9000')).toMatchObject({
    publicAddress: '2001:db8::1',
    publicPort: 9_000,
  });
  expect([read().bindAddress, read('--bind', '0.0.0.0').bindAddress]).toEqual(['::', '0.0.0.0']);
});

it('reads a certificate for the public name, and refuses one that does not fit', () => {
  const [certificate, key] = [fileWith(''), fileWith('')];
  expect(refusal('--tls-cert', certificate, '--public-address', 'play.example.org')).toMatch(/need each other/);
  expect(refusal('--tls-cert', certificate, '--tls-key', key)).toMatch(/Add --public-address/);
  expect(refusal('--tls-cert', certificate, '--tls-key', key, '--public-address', '192.0.2.7')).toMatch(/needs a name/);
  expect(refusal('--tls-cert', certificate, '--tls-key', key, '--public-address', '2001:db8::7')).toMatch(
    /needs a name/,
  );
  const given = ['--tls-cert', certificate, '--tls-key', key, '--public-address', 'play.example.org'];
  expect(refusal(...given)).toMatch(/has no certificate in PEM/);
});

it('lets pages of the given origins use the game API', () => {
  expect(read().gameOrigins).toEqual([]);
  expect(read('--game-origin', 'https://CFX-nui-den', '--game-origin', 'app://godot:8080').gameOrigins).toEqual([
    'https://cfx-nui-den',
    'app://godot:8080',
  ]);
  for (const origin of ['*', 'example.org', 'https://example.org/', 'https://me@example.org'])
    expect(refusal('--game-origin', origin)).toMatch(/--game-origin must be an origin/);
});

it.each([
  ['a port out of range', ['--port', '70000'], /--port must be/],
  ['an unknown law', ['--law', 'loud'], /--law must be one of/],
  ['zero workers', ['--workers', '0'], /--workers must be a number from 1 to 16/],
  ['half a worker', ['--workers', '1.5'], /--workers must be a whole number/],
  ['a time budget longer than a tick', ['--tick-budget', '21'], /--tick-budget must be a number from 0.1 to 20/],
  ['more players than possible', ['--capacity', '1001'], /--capacity must be a number from 1 to 1000/],
  ['a name without visible characters', ['--lobby', '\u200b'], /--lobby must be a name/],
])('refuses %s with the reason', (_, argv, message) => {
  expect(refusal(...argv)).toMatch(message);
});

describe('newcomers of a dedicated host', () => {
  it('come in freely, or as the options say', () => {
    expect(read().door).toBeUndefined();
    expect(read('--entry', 'knock').door).toEqual({ entry: 'knock', password: '' });
    expect(refusal('--entry', 'window')).toMatch(/--entry must be one of open, listen, knock, invited/);
  });

  it('need the password of the file, unless it is that of the listing', () => {
    const file = fileWith('open sesame\nsecond line\n');
    expect(read('--password-file', file).door).toEqual({ password: 'open sesame' });
    const listed = ['--list', '--rendezvous', 'meet.example.org', '--access', 'password', '--password-file', file];
    expect([read(...listed).door, read(...listed).listing?.password]).toEqual([undefined, 'open sesame']);
    expect(refusal('--password-file', '/does/not/exist')).toMatch(/can't be read/);
  });
});
