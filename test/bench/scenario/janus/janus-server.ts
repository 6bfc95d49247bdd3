import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JanusInstallation } from './janus-installation.ts';

/** A private Janus with only its audio bridge, on the loopback interface. */
export interface JanusServer {
  readonly pid: number;
  readonly url: string;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 10_000;
const START_POLL_MS = 50;
/** Below Linux's ephemeral port range, so that it does not collide with the generator's ports. */
const RTP_PORTS = '20000-32000';

/** Starts Janus with a configuration for this run, and waits until it accepts WebSocket connections. */
export async function startJanus(installation: JanusInstallation): Promise<JanusServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-janus-'));
  const port = await findFreePort();
  for (const [name, text] of Object.entries(await configurationFiles(installation, folder, port)))
    await writeFile(path.join(folder, name), text);
  const child = spawn(installation.program, ['--configs-folder', folder, '--config', path.join(folder, 'janus.jcfg')], {
    stdio: 'ignore',
  });
  await untilListening(child, port);
  return {
    pid: child.pid ?? 0,
    url: `ws://127.0.0.1:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
}

async function configurationFiles(
  { libraryFolder }: JanusInstallation,
  folder: string,
  port: number,
): Promise<Record<string, string>> {
  const othersIn = async (kind: string, wanted: string): Promise<string> =>
    (await readdir(path.join(libraryFolder, kind))).filter((file) => file.endsWith('.so') && file !== wanted).join(',');
  const folders = ['plugins', 'transports', 'events', 'loggers'].map(
    (kind) => `  ${kind}_folder = "${path.join(libraryFolder, kind)}"`,
  );
  return {
    'janus.jcfg': [
      'general: {',
      `  configs_folder = "${folder}"`,
      ...folders,
      '  debug_level = 2',
      '  interface = "127.0.0.1"',
      '}',
      `plugins: { disable = "${await othersIn('plugins', 'libjanus_audiobridge.so')}" }`,
      `transports: { disable = "${await othersIn('transports', 'libjanus_websockets.so')}" }`,
      '',
    ].join('\n'),
    'janus.plugin.audiobridge.jcfg': `general: {\n  local_ip = "127.0.0.1"\n  rtp_port_range = "${RTP_PORTS}"\n}\n`,
    'janus.transport.websockets.jcfg': `general: {\n  ws = true\n  ws_port = ${port}\n  ws_ip = "127.0.0.1"\n  wss = false\n}\nadmin: {\n  admin_ws = false\n}\n`,
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && performance.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      (error: { readonly cause?: { readonly code?: string } }) => error.cause?.code !== 'ECONNREFUSED',
    );
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, START_POLL_MS));
  }
  throw new Error(`Janus did not start (exit code ${child.exitCode}).`);
}
