import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { connectFiles } from '../../../../main/client/files/member-files.ts';
import { openIdentity, type PersonalIdentity } from '../../../../main/desktop/people/open-identity.ts';
import type { FileExchange } from '../../../../shared/join/files/file-exchange.ts';
import type { FileRow } from '../../../../shared/protocol/files/file-messages.ts';
import { DEFAULT_PRESENCE } from '../../../../shared/model/presence.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { identityOf } from '../../../../shared/succession/authenticate.ts';
import { Cable } from '../../../support/lobby/cable.ts';
import { contentOf, fileOf, openFiles } from '../../../support/lobby/files/file-member.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';
import { at, type TestParticipant } from '../../../support/lobby/lobby.ts';
import { VirtualLobby } from '../../../support/lobby/virtual-lobby.ts';
import { silentLog } from '../../../support/silent-log.ts';

/** Time until what a member does is known to all. */
const SETTLED_SECONDS = 0.6;

interface Member {
  readonly participant: TestParticipant;
  readonly files: FileExchange;
}

async function enter(
  lobby: VirtualLobby,
  name: string,
  ...more: Parameters<VirtualLobby['join']>[3][]
): Promise<Member> {
  const participant = await lobby.join(name, 500, at(0, 0), ...more);
  return { participant, files: openFiles(participant.client) };
}

async function newIdentity(): Promise<PersonalIdentity> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'earshot-identity-'));
  afterTest(() => rm(folder, { recursive: true }));
  return openIdentity(folder, silentLog);
}

async function openPair(options: Parameters<typeof VirtualLobby.open>[0] = {}) {
  const lobby = await VirtualLobby.open(options);
  const [ada, ben] = [await enter(lobby, 'Ada'), await enter(lobby, 'Ben')];
  await lobby.run(SETTLED_SECONDS);
  return { lobby, ada, ben };
}

/** Sends a file, and returns its row as another member sees it. */
async function sendTo(lobby: VirtualLobby, from: Member, to: Member, content: Buffer, name?: string): Promise<FileRow> {
  const sent = await lobby.settle(from.files.send(fileOf(content, name)).done);
  if (!sent.ok) throw new Error(sent.error.message);
  await lobby.run(SETTLED_SECONDS);
  const row = to.files.files.find(({ file }) => file === sent.value.file);
  if (row === undefined) throw new Error('The file did not show.');
  return row;
}

describe('a file', () => {
  it('goes to everyone who wants it, newcomers too, whole and with its hash', async () => {
    const { lobby, ada, ben } = await openPair();
    expect(ben.files.maxBytes).toBe(10_000_000);
    const content = contentOf(300_001);
    const row = await sendTo(lobby, ada, ben, content, '../map.txt');
    expect(row).toMatchObject({ name: 'map.txt', size: 300_001, sender: 'Ada', isOwn: false });
    expect(ada.files.files).toMatchObject([{ file: row.file, isOwn: true }]);
    const cleo = await enter(lobby, 'Cleo');
    await lobby.run(SETTLED_SECONDS);
    for (const { files } of [ben, cleo]) {
      const got = await lobby.settle(files.get(files.files[0]!).done);
      expect(got.ok && content.equals(Buffer.from(got.value))).toBe(true);
    }
  });

  it('continues after both ends have lost their connections', async () => {
    const lobby = await VirtualLobby.open();
    const [ofAda, ofBen] = [new Cable(), new Cable()];
    const ada = await enter(lobby, 'Ada', { cable: ofAda });
    const ben = await enter(lobby, 'Ben', { cable: ofBen });
    await lobby.run(SETTLED_SECONDS);
    const content = contentOf(600_000);
    let asked = 0;
    const sending = ada.files.send(fileOf(content), (bytes) => (asked = bytes));
    await lobby.run(0.8);
    expect(asked).toBeGreaterThan(100_000);
    expect(asked).toBeLessThan(500_000);
    await reconnect(lobby, ada, ofAda);
    const sent = await lobby.settle(sending.done);
    expect(sent.ok).toBe(true);
    await lobby.run(SETTLED_SECONDS);
    let received = 0;
    const getting = ben.files.get(ben.files.files[0]!, 'file', (bytes) => (received = bytes));
    await lobby.run(0.5);
    expect(received).toBeGreaterThan(50_000);
    expect(received).toBeLessThan(500_000);
    await reconnect(lobby, ben, ofBen);
    const got = await lobby.settle(getting.done);
    expect(got.ok && content.equals(Buffer.from(got.value))).toBe(true);
  });

  it('is there for others when its sender has left', async () => {
    const { lobby, ada, ben } = await openPair();
    const row = await sendTo(lobby, ada, ben, contentOf(400_000));
    const getting = ben.files.get(row);
    await lobby.run(0.2);
    await ada.participant.client.leave();
    expect((await lobby.settle(getting.done)).ok).toBe(true);
  });

  it('ends for a member who leaves, and continues for the others', async () => {
    const { lobby, ada, ben } = await openPair();
    const row = await sendTo(lobby, ada, ben, contentOf(400_000));
    const cleo = await enter(lobby, 'Cleo');
    await lobby.run(SETTLED_SECONDS);
    const [first, second] = [ben.files.get(row), cleo.files.get(row)];
    await lobby.run(0.2);
    await ben.participant.client.leave();
    ben.files.end();
    expect([(await lobby.settle(first.done)).ok, (await lobby.settle(second.done)).ok]).toEqual([false, true]);
  });

  it('is taken back by its sender, also while others get it', async () => {
    const { lobby, ada, ben } = await openPair();
    const row = await sendTo(lobby, ada, ben, contentOf(400_000));
    const getting = ben.files.get(row);
    await lobby.run(0.2);
    ada.files.remove(row.file);
    expect(await lobby.settle(getting.done)).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect([ada.files.files, ben.files.files]).toEqual([[], []]);
  });
});

describe('those who may not get a file', () => {
  it('are players whom its sender blocks, and who block its sender', async () => {
    const { lobby, ada, ben } = await openPair();
    const row = await sendTo(lobby, ada, ben, contentOf(1_000));
    const block = (blocked: number[]): void => ben.participant.client.send({ type: 'personal', gains: [], blocked });
    block([ada.participant.client.joined.participantId]);
    await lobby.run(SETTLED_SECONDS);
    expect(ben.files.files).toEqual([]);
    expect(await lobby.settle(ben.files.get(row).done)).toMatchObject({ error: { code: 'gone' } });
    await lobby.settle(ben.files.send(fileOf(contentOf(10))).done);
    await lobby.run(SETTLED_SECONDS);
    expect(ada.files.files).toHaveLength(1);
    block([]);
    await lobby.run(SETTLED_SECONDS);
    expect([ada.files.files.length, ben.files.files.length]).toEqual([2, 2]);
  });

  it('are the living, when the dead send one', async () => {
    const { phases } = DEFAULT_HEARING_RULES;
    const playing = { ...phases.playing, alive: { ...phases.playing.alive, dead: 'silent' as const } };
    const rules = { ...DEFAULT_HEARING_RULES, phases: { ...phases, playing } };
    const { lobby, ada, ben } = await openPair({ rules });
    const cleo = await enter(lobby, 'Cleo');
    for (const { participant } of [ada, cleo]) participant.client.setPresence({ ...DEFAULT_PRESENCE, state: 'dead' });
    await lobby.run(SETTLED_SECONDS);
    expect((await lobby.settle(ada.files.send(fileOf(contentOf(10))).done)).ok).toBe(true);
    await lobby.run(SETTLED_SECONDS);
    expect([cleo.files.files.length, ben.files.files.length]).toEqual([1, 0]);
  });
});

describe('ranks', () => {
  it('let listeners send nothing, and moderators take the files of members back', async () => {
    const lobby = await VirtualLobby.open();
    const [ofOwner, ofListener] = [await newIdentity(), await newIdentity()];
    lobby.lobby.setHostIdentity(await identityOf(Buffer.from(ofOwner.publicKey, 'base64url')));
    const owner = await enter(lobby, 'Ada', { identity: ofOwner });
    const listener = await enter(lobby, 'Ben', { identity: ofListener });
    const member = await enter(lobby, 'Cleo');
    owner.participant.client.send({
      ...{ type: 'moderate', request: 1, action: 'appoint', rank: 'listener', seconds: null, reason: '' },
      ...{ id: listener.participant.client.joined.participantId, identity: '' },
    });
    await lobby.run(SETTLED_SECONDS);
    const refused = await lobby.settle(listener.files.send(fileOf(contentOf(10))).done);
    expect(refused).toMatchObject({ error: { code: 'not-permitted' } });
    const ofMember = await sendTo(lobby, member, owner, contentOf(10));
    const ofTheOwner = await sendTo(lobby, owner, member, contentOf(20));
    member.files.remove(ofTheOwner.file);
    owner.files.remove(ofMember.file);
    await lobby.run(SETTLED_SECONDS);
    expect(member.files.files).toMatchObject([{ file: ofTheOwner.file }]);
  });
});

describe('the limit of the host', () => {
  it('refuses larger files before they are sent', async () => {
    const { lobby, ada } = await openPair({ maxFileMegabytes: 1 });
    expect(ada.files.maxBytes).toBe(1_000_000);
    const refused = await lobby.settle(ada.files.send(fileOf(contentOf(1_000_001))).done);
    expect(refused).toMatchObject({ error: { code: 'too-large' } });
    const empty = await lobby.settle(ada.files.send(fileOf(contentOf(0))).done);
    expect(empty).toMatchObject({ error: { code: 'empty' } });
  });

  it('of 0 turns files off', async () => {
    const { ada } = await openPair({ maxFileMegabytes: 0 });
    expect(ada.participant.client.joined.accepts).not.toContain('files');
    expect(ada.files.maxBytes).toBe(0);
  });
});

/** Loses a participant's connection, and returns on another one as the same participant. */
async function reconnect(lobby: VirtualLobby, member: Member, cable: Cable): Promise<void> {
  const { client } = member.participant;
  cable.cut();
  await lobby.run(8);
  cable.mend();
  const again = await lobby.join('again', 500, at(0, 0), { resume: client.resume!, cable });
  expect(again.client.joined.participantId).toBe(client.joined.participantId);
  connectFiles(again.client, member.files);
  await lobby.run(SETTLED_SECONDS);
}
