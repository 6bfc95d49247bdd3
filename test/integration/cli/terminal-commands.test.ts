import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { formatWav, parseWavAsMono } from '../../../main/client/sound/wav-file.ts';
import type { HostDescription } from '../../../main/host/host-options.ts';
import { SAMPLE_RATE_HZ } from '../../../shared/audio-format.ts';
import { HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_PRESENCE } from '../../../shared/model/presence.ts';
import { at, TestParticipant } from '../../support/lobby/lobby.ts';
import { runCommand, startCommand, startCommandUntil, watchCommand } from '../../support/run-command.ts';
import { sine, toneDb } from '../../support/signals.ts';

type Served = Pick<HostDescription, 'invitation' | 'signallingUrl' | 'port' | 'gameApi'>;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'earshot-commands-'));
});
afterEach(() => rm(folder, { recursive: true }));

const serve = async (...more: string[]): Promise<Served> =>
  JSON.parse(
    (await startCommand('server.ts', ['--port', '0', '--bind', '127.0.0.1', '--json', ...more])).firstLine,
  ) as Served;
const join = (invitation: string, ...more: string[]) =>
  runCommand('join.ts', ['--invitation', invitation, '--loopback', '--json', ...more]);

describe('serve and join', () => {
  it('keep the lobby open when nobody reads the output of serve any longer', async () => {
    const { firstLine, child } = await startCommand('server.ts', [
      ...['--port', '0', '--bind', '127.0.0.1', '--json', '--statistics'],
    ]);
    child.stdout?.destroy();
    child.stderr?.destroy();
    const { invitation } = JSON.parse(firstLine) as Served;
    // The statistics of each second are written to the closed output while the participant is there.
    const joined = await join(invitation, '--seconds', '3');
    expect([joined.code, joined.errors]).toEqual([0, '']);
    expect(child.exitCode).toBeNull();
  });

  it('joins and measures though nobody reads the output', async () => {
    const { invitation } = await serve();
    const recording = path.join(folder, 'heard.wav');
    const words = ['--invitation', invitation, '--loopback', '--seconds', '1', '--record', recording];
    expect(await runCommand('join.ts', words, { isOutputRead: false })).toEqual({ code: 0, output: '', errors: '' });
    expect((await readFile(recording)).length).toBeGreaterThan(100_000);
  });

  it('print one line of JSON each, and carry a spoken file to the recording of a listener nearby', async () => {
    const served = await serve('--lobby', 'Den');
    expect(served).toMatchObject({
      signallingUrl: `wss://127.0.0.1:${served.port}/`,
      invitation: expect.stringMatching(/^earshot:\/\/join\//) as string,
    });
    const [voice, recording] = [path.join(folder, 'voice.wav'), path.join(folder, 'heard.wav')];
    await writeFile(voice, formatWav(sine(700, 0.2, SAMPLE_RATE_HZ), 1));
    const [speaker, listener] = await Promise.all([
      join(served.invitation, '--name', 'Fox', '--speak', voice, '--repeat', '--at', '0,0,3', '--seconds', '8'),
      join(served.invitation, '--name', 'Owl', '--record', recording, '--seconds', '6'),
    ]);
    expect([speaker.code, listener.code, speaker.errors, listener.errors]).toEqual([0, 0, '', '']);
    expect(JSON.parse(listener.output)).toMatchObject({
      name: 'Owl',
      lobbyName: 'Den',
      others: ['Fox'],
      recorded: recording,
      path: 'direct',
      hostAddress: `127.0.0.1:${served.port}`,
      joinMs: expect.any(Number) as number,
    });
    const heard = parseWavAsMono(await readFile(recording), 'recording');
    if (!heard.ok) throw new Error(heard.error.message);
    expect(heard.value.length).toBeGreaterThan(3 * SAMPLE_RATE_HZ);
    // On a busy machine, one of the two joins seconds after the other.
    const seconds = Array.from({ length: Math.floor(heard.value.length / SAMPLE_RATE_HZ) }, (_, second) =>
      toneDb(heard.value.subarray(second * SAMPLE_RATE_HZ, (second + 1) * SAMPLE_RATE_HZ), 700),
    );
    expect(Math.max(...seconds)).toBeGreaterThan(-25);
  });

  it('joins in the given world, team and state, and speaks as instructed', async () => {
    const { invitation } = await serve();
    const [mate, stranger] = [
      await TestParticipant.join(invitation, 'Owl', 500, at(900, 0)),
      await TestParticipant.join(invitation, 'Hare', 600, at(0, 0)),
    ];
    mate.client.setPresence({ ...DEFAULT_PRESENCE, world: 'Nether', team: 'red' });
    const voice = path.join(folder, 'voice.wav');
    await writeFile(voice, formatWav(sine(700, 0.2, SAMPLE_RATE_HZ), 1));
    const member = join(
      invitation,
      '--name',
      'Fox',
      '--speak',
      voice,
      '--repeat',
      '--at',
      '1,0,0',
      '--world',
      'Overworld',
      '--team',
      'red',
      '--to',
      'team',
      '--seconds',
      '12',
    );
    // The team hears it from another world; a player next to it but in no world does not.
    await expect.poll(() => mate.toneGainDb(700), { timeout: 15_000 }).toBeGreaterThan(-3);
    expect(stranger.toneGainDb(700)).toBeLessThan(-60);
    expect((await member).code).toBe(0);
  });

  it('lets joined clients try to return until their time is over, and says then that the connection is lost', async () => {
    const { firstLine, child } = await startCommand('server.ts', ['--port', '0', '--bind', '127.0.0.1', '--json']);
    const { invitation } = JSON.parse(firstLine) as Served;
    const observer = await TestParticipant.join(invitation, 'Owl', 500, at(0, 0));
    const member = join(invitation, '--seconds', '14', '--name', 'Fox');
    await expect.poll(() => observer.latest('scene')?.rows.length, { timeout: 10_000 }).toBe(2);
    child.kill('SIGKILL');
    const result = await member;
    expect(result.code).toBe(1);
    expect(result.errors).toMatch(/Trying to rejoin for the rest of the 14 s/);
    expect(JSON.parse(result.output)).toMatchObject({
      error: { code: 'ended', message: expect.stringMatching(/No host answers|host was lost/) as string },
    });
  });

  it('join reports that it could not write the recording, and what it measured is no success', async () => {
    const { invitation } = await serve();
    const result = await join(invitation, '--record', '/dev/full', '--seconds', '1');
    expect(result.code).toBe(1);
    expect(JSON.parse(result.output)).toMatchObject({
      error: { code: 'bad-record', message: expect.stringMatching(/\/dev\/full: ENOSPC.*\.$/) as string },
    });
  });

  it.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
    'serve says that its invitation ends with it, and without a network that nobody else can join',
    async () => {
      const printed = await startCommandUntil(/Ctrl\+C/, 'server.ts', ['--port', '0'], ['unshare', '--net']);
      expect(printed).toContain('To keep it for the next start, add --data FOLDER.');
      expect(printed).toContain('no network address');
    },
  );

  it('serve reports an address that the machine does not have, and fails', async () => {
    const result = await runCommand('server.ts', ['--port', '0', '--bind', '192.0.2.1']);
    expect([result.code, result.errors]).toEqual([1, expect.stringMatching(/this machine has no such address/)]);
  });

  it('serve hosts with a preset, and prints where game servers send positions', async () => {
    const { invitation, gameApi } = await serve('--preset', 'shooter', '--phase', 'meeting', '--game-port', '0');
    const fox = await TestParticipant.join(invitation, 'Fox', 500, at(0, 0));
    expect(fox.client.joined.rules).toEqual(HEARING_PRESETS.shooter);
    await expect.poll(() => fox.latest('rules')?.phase, { timeout: 10_000 }).toBe('meeting');
    const lobby = await fetch(`${gameApi.loopbackUrl}/lobby`, {
      headers: { authorization: `Bearer ${gameApi.token}` },
    });
    expect(await lobby.json()).toMatchObject({ phase: 'meeting', participants: [{ name: 'Fox' }] });
  });

  it('serve reports that its port is in use', async () => {
    const { port } = await serve();
    const second = await runCommand('server.ts', ['--port', String(port), '--bind', '127.0.0.1', '--json']);
    expect(second.code).toBe(1);
    expect(JSON.parse(second.output)).toMatchObject({ error: { code: 'port-in-use' } });
  });
});

describe('a table of the people', () => {
  it('is printed by serve and join without a terminal, and lets no name move the cursor', async () => {
    const printed = watchCommand('server.ts', ['--port', '0', '--bind', '127.0.0.1', '--lobby', 'Den', '--table']);
    await expect.poll(printed, { timeout: 20_000 }).toMatch(/earshot:\/\/join\/\S+\n/);
    const invitation = /earshot:\/\/join\/\S+/.exec(printed())?.[0] ?? '';
    const fox = await TestParticipant.join(invitation, 'Fox', 500, at(0, 3));
    fox.client.setStatus({ isMuted: false, isDeafened: true });
    const table = await runCommand('join.ts', [
      ...['--invitation', invitation, '--loopback', '--name', '\u001b[2JOwl', '--seconds', '4', '--table'],
    ]);
    expect(table.output).toMatch(/^Den {2}2 people, \d talking\nNAME .* HEARD .*\nFox .*deafened.* m away\n/m);
    await expect
      .poll(printed, { timeout: 20_000 })
      .toMatch(/^Den {2}[12] p\w+, \d talking\nNAME .*\nFox {2,}deafened/m);
    expect(`${table.output}${table.errors}${printed()}`).not.toMatch(/[^\P{Cc}\n]/u);
  });

  it.runIf(process.platform === 'linux')(
    'covers a terminal while the lobby is open, and leaves it as it was',
    async () => {
      const server = fileURLToPath(new URL('../../../main/cli/server.ts', import.meta.url));
      const words = [process.execPath, server, '--port', '0', '--bind', '127.0.0.1', '--table'];
      const log = path.join(folder, 'typescript');
      const child = spawn('script', ['-qefc', words.join(' '), log], {
        stdio: ['pipe', 'ignore', 'ignore'],
        env: { ...process.env, TERM: 'xterm-256color' },
      });
      onTestFinished(() => void child.kill('SIGKILL'));
      const shown = () => readFile(log, 'utf8').catch(() => '');
      await expect.poll(shown, { timeout: 30_000 }).toContain('nobody is here yet');
      expect(await shown()).toContain('\u001b[?1049h');
      const exited = once(child, 'exit');
      child.stdin.write('\u0003');
      await exited;
      const [before = '', after = ''] = (await shown()).split('\u001b[?7h\u001b[?25h\u001b[?1049l');
      expect(before).toContain('earshot://join/');
      expect(after).not.toContain('\u001b[?1049h');
      expect(after.lastIndexOf('\u001b[?25l')).toBeLessThanOrEqual(after.lastIndexOf('\u001b[?25h'));
    },
  );
});

describe('the headless demo', () => {
  it('runs the whole path and reports every pair, a picture, and what each listener heard', async () => {
    const result = await runCommand('demo.ts', ['--headless', '--seconds', '6', '--players', '3', '--out', folder]);
    expect(result.output).toMatch(/listener speaker/);
    const report = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as {
      pairs: { kind: string }[];
      own: unknown[];
      loudestOwnDb: number;
      loudestSilentDb: number;
    };
    expect(report.pairs).toHaveLength(6);
    expect(report.pairs.map((pair) => pair.kind)).toContain('audible');
    expect([report.loudestOwnDb < -60, report.loudestSilentDb < -60]).toEqual([true, true]);
    expect(await readFile(path.join(folder, 'report.svg'), 'utf8')).toMatch(/^<svg/);
    for (const player of [1, 2, 3])
      expect((await readFile(path.join(folder, `listener-${player}.wav`))).length).toBeGreaterThan(1_000_000);
  });
});

describe('the headless demo, before it measures', () => {
  it.runIf(process.platform === 'linux')('reports that it cannot write its report', async () => {
    const result = await runCommand('demo.ts', ['--headless', '--out', '/proc/nowhere/report']);
    expect(result).toEqual({
      code: 1,
      output: '',
      errors: expect.stringMatching(
        /^--out can't write to \/proc\/nowhere\/report: there is no such file or folder\. Choose another\.\n$/,
      ) as string,
    });
  });
});

describe('wrong arguments', () => {
  it.each([
    ['npm start', 'start.ts', ['--foo'], 'Unknown option --foo.'],
    ['npm start', 'start.ts', ['--bind'], '--bind needs a value.'],
    ['npm run demo', 'demo.ts', ['--foo'], 'Unknown option --foo.'],
    ['npm run demo', 'demo.ts', ['--headles'], 'Unknown option --headles. Did you mean --headless?'],
    ['npm run demo', 'demo.ts', ['--headless'], '--headless needs a folder for the report. Add --out FOLDER.'],
    ['npm run serve', 'server.ts', ['--prot', '1'], 'Unknown option --prot. Did you mean --port?'],
    ['npm run serve', 'server.ts', ['--table', '--statistics'], "--table and --statistics can't be combined."],
    ['npm run rendezvous', 'rendezvous.ts', ['--bnid', 'x'], 'Unknown option --bnid. Did you mean --bind?'],
    ['npm run join', 'join.ts', [], 'Add --invitation LINK, --code CODE, --lan NAME or --listed TITLE.'],
  ])('of %s end it with code 2 and name its own help: %s %j', async (command, entry, words, message) => {
    expect(await runCommand(entry, words)).toEqual({
      code: 2,
      output: '',
      errors: `${message} Run '${command} -- --help' for all options.\n`,
    });
  });

  it('are reported as JSON to programs that asked for it', async () => {
    const { code, output, errors } = await runCommand('server.ts', ['--json', '--capacity', '0']);
    expect([code, errors]).toEqual([2, '']);
    expect(JSON.parse(output)).toMatchObject({ error: { code: 'bad-option' } });
  });
});
