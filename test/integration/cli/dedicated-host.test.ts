import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { SOCKET_NETWORK, type ClientNetwork } from '../../../main/client/client-network.ts';
import type { HostDescription } from '../../../main/host/host-options.ts';
import { success } from '../../../shared/result.ts';
import { afterTest } from '../../support/lobby/host-parts.ts';
import { at, TestParticipant } from '../../support/lobby/lobby.ts';
import { runCommand, startCommand, startCommandUntil } from '../../support/run-command.ts';
import { waitUntil } from '../../support/wait-until.ts';

function createFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-host-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts a host of one lobby that keeps what it has in `folder`. */
async function serve(folder: string, port: number, ...more: readonly string[]) {
  const words = ['--port', String(port), '--bind', '127.0.0.1', '--json', '--data', folder, ...more];
  const { firstLine, child } = await startCommand('server.ts', words);
  const exited = once(child, 'exit');
  const end = async (signal: NodeJS.Signals): Promise<unknown> => {
    child.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  };
  return { description: JSON.parse(firstLine) as HostDescription, end };
}

/** The network of a client that comes back as the participant that it was. */
function resuming({ client: { joined } }: TestParticipant): ClientNetwork {
  const resume = { participantId: joined.participantId, token: joined.resume?.token ?? '' };
  return {
    ...SOCKET_NETWORK,
    prepare: async (invitation, approach) => {
      const way = await SOCKET_NETWORK.prepare(invitation, approach);
      if (!way.ok) return way;
      const { join } = way.value;
      const withResume: typeof join = (request, peer) => join(Object.assign({}, request, { resume }), peer);
      return success({ ...way.value, join: withResume });
    },
  };
}

/** Two members of a lobby in a group of their own, who hear each other. */
async function meet(invitation: string) {
  const fox = await TestParticipant.join(invitation, 'Fox', 500, at(0, 0));
  const owl = await TestParticipant.join(invitation, 'Owl', 700, at(0, 2));
  for (const { client } of [fox, owl]) client.enterGroup('den', 'honey');
  await waitUntil('both are in the group and heard', () =>
    [fox, owl].every((each) => each.latest('standing')?.group === 'den' && each.gainDb(each === fox ? owl : fox) > -3),
  );
  return { fox, owl };
}

/** Lets both come back, and waits until they hear each other. */
async function comeBack(invitation: string, { fox, owl }: Awaited<ReturnType<typeof meet>>) {
  const [again, other] = await Promise.all([
    TestParticipant.join(invitation, 'Fox', 500, at(0, 0), { network: resuming(fox) }),
    TestParticipant.join(invitation, 'Owl', 700, at(0, 2), { network: resuming(owl) }),
  ]);
  await waitUntil('both are heard again', () => again.gainDb(other) > -3 && other.gainDb(again) > -3);
  expect([again, other].map(({ client }) => client.joined.participantId)).toEqual(
    [fox, owl].map(({ client }) => client.joined.participantId),
  );
  await waitUntil('both are in their group', () =>
    [again, other].every((each) => each.latest('standing')?.group === 'den'),
  );
}

/** Ids in the state that was kept last. */
function keptIds(folder: string): readonly number[] {
  const { state } = JSON.parse(readFileSync(path.join(folder, 'lobby-state.json'), 'utf8')) as {
    readonly state: { readonly participants: readonly { readonly id: number; readonly group: string }[] };
  };
  return state.participants.filter(({ group }) => group === 'den').map(({ id }) => id);
}

describe('a host that keeps its lobby', () => {
  it('brings everybody back as themselves after it was killed', async () => {
    const folder = createFolder();
    const first = await serve(folder, 0);
    const { invitation, port } = first.description;
    const members = await meet(invitation);
    await waitUntil('both are kept', () => keptIds(folder).length === 2);
    expect(await first.end('SIGKILL')).toBeNull();
    const second = await serve(folder, port);
    expect(second.description.invitation).toBe(invitation);
    await comeBack(invitation, members);
  });

  it('tells members on SIGTERM that it comes back, and keeps their places', async () => {
    const folder = createFolder();
    const first = await serve(folder, 0, '--come-back');
    const { invitation, port } = first.description;
    const members = await meet(invitation);
    const ends: string[] = [];
    for (const { client } of [members.fox, members.owl]) client.events.on('ended', ({ reason }) => ends.push(reason));
    expect(await first.end('SIGTERM')).toBe(0);
    await waitUntil('both know', () => ends.length === 2);
    expect(ends).toEqual(['host-lost', 'host-lost']);
    await serve(folder, port, '--come-back');
    await comeBack(invitation, members);
  });

  it('closes the lobby for good otherwise, and keeps nobody', async () => {
    const folder = createFolder();
    const first = await serve(folder, 0);
    const { fox } = await meet(first.description.invitation);
    const ended = new Promise<string>((resolve) => fox.client.events.on('ended', ({ reason }) => resolve(reason)));
    expect(await first.end('SIGTERM')).toBe(0);
    expect([await ended, keptIds(folder)]).toEqual(['lobby-closed', []]);
  });

  it('does not share its folder with another host', async () => {
    const folder = createFolder();
    await serve(folder, 0);
    const second = await runCommand('server.ts', ['--bind', '127.0.0.1', '--port', '0', '--json', '--data', folder]);
    expect(second.code).toBe(1);
    expect(JSON.parse(second.output)).toMatchObject({ error: { code: 'folder-in-use' } });
  });

  it('does not start with a damaged state, which it leaves alone', async () => {
    const folder = createFolder();
    const statePath = path.join(folder, 'lobby-state.json');
    writeFileSync(statePath, '{"version":1,"savedAtMs":');
    const { code, output } = await runCommand('server.ts', ['--json', '--port', '0', '--data', folder]);
    expect([code, JSON.parse(output)]).toEqual([
      1,
      { error: { code: 'state-damaged', message: expect.stringContaining(statePath) as string } },
    ]);
    expect(readFileSync(statePath, 'utf8')).toBe('{"version":1,"savedAtMs":');
  });
});

describe('a host with a configuration', () => {
  it('runs each lobby of its list, writes a log and keeps files for each lobby', async () => {
    const folder = createFolder();
    const config = path.join(folder, 'host.jsonc');
    writeFileSync(
      config,
      `{
        "port": 0, "bind": "127.0.0.1", "data": "kept", "log-file": "host.log", // here
        "lobbies": [{ "lobby": "Cellar" }, { "lobby": "Attic", "capacity": 3 }],
      }`,
    );
    const printed = await startCommandUntil(/"lobbyName":"Attic"[^\n]*\n/, 'server.ts', ['--config', config, '--json']);
    const [cellar, attic] = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as HostDescription);
    expect([cellar?.lobbyName, cellar?.port]).toEqual(['Cellar', attic?.port]);
    const fox = await TestParticipant.join(attic?.invitation ?? '', 'Fox', 500, at(0, 0));
    expect(fox.client.joined.lobbyName).toBe('Attic');
    await fox.client.leave();
    await waitUntil('the log has a line', () => existsSync(path.join(folder, 'host.log')));
    for (const name of ['cellar-966fd2d4', 'attic-7e20d544'])
      expect(existsSync(path.join(folder, 'kept/lobbies', name, 'host-keys.json')), name).toBe(true);
  });

  it('does not start with a mistake in it, and says where', async () => {
    const config = path.join(createFolder(), 'host.jsonc');
    writeFileSync(config, '{\n  "prot": 7777\n}\n');
    const { code, errors } = await runCommand('server.ts', ['--config', config]);
    expect([code, errors]).toEqual([
      2,
      expect.stringContaining("line 2: prot isn't an option here. Did you mean port?"),
    ]);
  });
});
