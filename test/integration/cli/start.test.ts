import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { askHttp, connectIpc, nextFrame, openLink } from '../../support/window/browser-ipc.ts';
import { EXAMPLE_INVITATION } from '../../support/desktop/example-invitation.ts';

let folder: string;
let running: ChildProcess[];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-start-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((child) => stop(child, 'SIGKILL')));
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

interface Started {
  readonly child: ChildProcess;
  output(): string;
  readonly exited: Promise<number | null>;
}

function start(words: readonly string[], environment: Record<string, string> = {}, project = '.'): Started {
  const child = spawn(process.execPath, [path.join(project, 'main/cli/start.ts'), '--data-dir', folder, ...words], {
    env: { ...withoutDisplay(), ...environment },
  });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return { child, output: () => output, exited: new Promise((resolve) => child.once('exit', resolve)) };
}

/** Whether this user can mount a small disk that nobody else sees. */
function canMountDisks(): boolean {
  const { status } = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]);
  return status === 0;
}

function withoutDisplay(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  delete environment['DISPLAY'];
  delete environment['FORCE_COLOR'];
  delete environment['WAYLAND_DISPLAY'];
  return environment;
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exited;
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // All of its processes have ended.
  }
}

async function printedLink(started: Started): Promise<string> {
  const link = () => /http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/.exec(started.output())?.[0];
  await expect.poll(link, { timeout: 40_000 }).toBeDefined();
  return link() ?? '';
}

describe('npm start without a window', () => {
  it('says at once that it starts, and starts although a folder and a pipe are in the place of its files', async () => {
    mkdirSync(path.join(folder, 'instance.json'));
    execFileSync('mkfifo', [path.join(folder, 'settings.json')]);
    const started = start(['--no-window']);
    await printedLink(started);
    expect(started.output()).toMatch(/^Starting Earshot \.\.\.\n/);
  });

  it('prints a link that opens the app, and shuts down cleanly', async () => {
    const started = start(['--no-window']);
    const link = await printedLink(started);
    const port = Number(new URL(link).port);
    const protocols = await openLink(port, link);
    expect((await askHttp(port, '/')).body).toContain('<div id="root">');
    const socket = await connectIpc(port, {
      Origin: `http://127.0.0.1:${port}`,
      'Sec-WebSocket-Protocol': protocols,
    });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    socket.send(JSON.stringify({ id: 1, name: 'app:describe', request: {} }));
    expect(await nextFrame(socket)).toMatchObject({
      result: { ok: true, value: { shell: 'browser', outlivesWindow: true, notices: [] } },
    });
    started.child.kill('SIGTERM');
    expect(await started.exited).toBe(0);
    expect(existsSync(path.join(folder, 'instance.json'))).toBe(false);
    expect(readFileSync(path.join(folder, 'browser-port'), 'utf8').trim()).toBe(String(port));
  });

  it('ends with what to do if it may not build the window and there is none', async () => {
    const copy = path.join(folder, 'copy');
    for (const name of ['main', 'shared', 'package.json']) cpSync(name, path.join(copy, name), { recursive: true });
    symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'), 'junction');
    const started = start(['--no-window', '--no-build'], {}, copy);
    expect(await started.exited).toBe(1);
    expect(started.output()).toContain('There is no build of the window yet. Start once without --no-build.');
  });

  it('prints another link when the page is closed', async () => {
    const started = start(['--no-window']);
    const link = await printedLink(started);
    const port = Number(new URL(link).port);
    const socket = await connectIpc(port, {
      Origin: `http://127.0.0.1:${port}`,
      'Sec-WebSocket-Protocol': await openLink(port, link),
    });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    socket.close();
    await expect.poll(started.output, { timeout: 20_000 }).toContain('The page is closed.');
    const another =
      started
        .output()
        .match(/http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/g)
        ?.at(-1) ?? '';
    expect(another).not.toBe(link);
    await openLink(port, another);
  });

  it('started twice, hands over to the first, which shows the invitation', async () => {
    const first = start(['--no-window']);
    const link = await printedLink(first);
    const port = Number(new URL(link).port);
    const socket = await connectIpc(port, {
      Origin: `http://127.0.0.1:${port}`,
      'Sec-WebSocket-Protocol': await openLink(port, link),
    });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    socket.send(JSON.stringify({ id: 1, name: 'app:describe', request: {} }));
    await nextFrame(socket);
    const events: unknown[] = [];
    socket.on('message', (data: Buffer) => events.push(JSON.parse(data.toString())));
    const second = start(['--no-window', EXAMPLE_INVITATION]);
    expect(await second.exited).toBe(0);
    await expect
      .poll(() => events)
      .toContainEqual({ event: 'app:invitation-opened', payload: { invitation: EXAMPLE_INVITATION } });
    expect(second.output()).toContain('Earshot is already running.');
    await openLink(port, await printedLink(second));
  });

  it.runIf(canMountDisks())('runs from memory on a full disk, warns, and leaves no file behind', async () => {
    const disk = path.join(folder, 'disk');
    mkdirSync(disk);
    const script = [
      `mount -t tmpfs -o size=256k none ${disk}`,
      `dd if=/dev/zero of=${disk}/filler bs=4k status=none 2>/dev/null`,
      `${process.execPath} main/cli/start.ts --no-window --no-build --data-dir ${disk} & child=$!`,
      'trap "kill -TERM $child" TERM; wait $child; wait $child',
      `ls ${disk}`,
    ];
    const child = spawn('unshare', ['-rm', 'sh', '-c', script.join('\n')], { env: withoutDisplay(), detached: true });
    running.push(child);
    // The app is a child of the shell, and would outlive it.
    onTestFinished(() => killGroup(child));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const link = () => /http:\/\/127\.0\.0\.1:\d+\/#[\w-]+/.exec(output)?.[0];
    await expect.poll(link, { timeout: 40_000 }).toBeDefined();
    expect(output).toContain(`The disk with ${disk}`);
    const port = Number(new URL(link() ?? '').port);
    const socket = await connectIpc(port, {
      Origin: `http://127.0.0.1:${port}`,
      'Sec-WebSocket-Protocol': await openLink(port, link() ?? ''),
    });
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    const frames: unknown[] = [];
    socket.on('message', (data: Buffer) => frames.push(JSON.parse(data.toString())));
    socket.send(JSON.stringify({ id: 1, name: 'app:describe', request: {} }));
    socket.send(JSON.stringify({ id: 2, name: 'settings:update', request: { name: 'Robin' } }));
    const answerTo = (id: number): string =>
      JSON.stringify(frames.find((frame) => (frame as { id?: number }).id === id) ?? null);
    await expect.poll(() => answerTo(1)).toContain('"code":"disk-full"');
    await expect.poll(() => answerTo(2)).toContain('"code":"no-disk-space"');
    child.kill('SIGTERM');
    await exited;
    expect(output.trimEnd().split('\n').at(-1)).toBe('filler');
  });

  it('takes over from a copy that died', async () => {
    const first = start(['--no-window']);
    await printedLink(first);
    await stop(first.child, 'SIGKILL');
    expect(existsSync(path.join(folder, 'instance.json'))).toBe(true);
    await printedLink(start(['--no-window']));
  });
});

describe('npm start without a display', () => {
  it.runIf(process.platform === 'linux')('reports it, and runs the practice lobby in the terminal', async () => {
    const started = start([]);
    await printedLink(started);
    expect(started.output()).toContain('There is no display');
    await expect.poll(() => started.output(), { timeout: 40_000 }).toContain('earshot://join/');
    started.child.kill('SIGINT');
    expect(await started.exited).toBe(0);
  });
});

describe('an output that nobody reads any longer', () => {
  const closeOutput = ({ child }: Started): void => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  };

  it.runIf(process.platform === 'linux')('ends the practice lobby in the terminal', async () => {
    const started = start([]);
    await expect.poll(() => started.output(), { timeout: 40_000 }).toContain('earshot://join/');
    closeOutput(started);
    expect(await started.exited).toBe(0);
  });

  it('leaves the app running and idle, though it still logs, and it shuts down cleanly', async () => {
    const started = start(['--no-window'], { EARSHOT_LOG: 'debug' });
    const link = await printedLink(started);
    const port = Number(new URL(link).port);
    closeOutput(started);
    // The second start makes the first one print and log.
    await printedLink(start(['--no-window', EXAMPLE_INVITATION]));
    await openLink(port, link);
    expect((await askHttp(port, '/')).body).toContain('<div id="root">');
    started.child.kill('SIGTERM');
    expect(await started.exited).toBe(0);
    expect(readFileSync(path.join(folder, 'earshot.log'), 'utf8')).not.toContain('EPIPE');
  });
});

describe('npm start with a browser that fails', () => {
  it.runIf(process.platform === 'linux')('prints a link instead', async () => {
    const started = start([], { DISPLAY: ':nowhere', EARSHOT_BROWSER: '/bin/false' });
    await printedLink(started);
    expect(started.output()).toContain('could not show');
  });
});

describe('npm start with wrong options', () => {
  it.each([
    [['--windowless'], '--windowless'],
    [['--bind', 'no address'], '--bind'],
    [['hello'], 'hello'],
  ])('%j: reports what is wrong', (words, named) => {
    const run = spawnSync(process.execPath, ['main/cli/start.ts', ...words], {
      encoding: 'utf8',
      env: withoutDisplay(),
    });
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(named);
    expect(run.stderr).toMatch(/\. Run 'npm start -- --help' for all options\.\n$/);
    expect(run.stderr).not.toContain('    at ');
  });

  it('reports an invalid data folder', () => {
    writeFileSync(path.join(folder, 'file'), '');
    const run = spawnSync(process.execPath, ['main/cli/start.ts', '--data-dir', path.join(folder, 'file', 'x')], {
      encoding: 'utf8',
      env: withoutDisplay(),
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('--data-dir');
  });
});
