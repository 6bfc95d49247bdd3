import { describe, expect, it } from 'vitest';
import { startCommand } from '../../../support/run-command.ts';
import { joinStanding } from '../../../support/succession/standing-member.ts';
import { waitUntil } from '../../../support/wait-until.ts';

/** Far more than a quiet machine needs. */
const STEP_TIMEOUT_MS = 40_000;

type Member = Awaited<ReturnType<typeof joinStanding>>;

const hearEachOther = (members: readonly Member[]): boolean =>
  members.every((listener) =>
    members.every((speaker) => speaker === listener || listener.gainDb(speaker.frequencyHz) > -12),
  );

/** Four members, of whom two can host, who all hear each other and hold one succession; and their host's process. */
async function openLobby() {
  const { firstLine, child } = await startCommand('server.ts', ['--json', '--bind', '127.0.0.1', '--port', '0']);
  const { invitation } = JSON.parse(firstLine) as { readonly invitation: string };
  const members: Member[] = [];
  for (const [index, name] of ['Fox', 'Owl', 'Hare', 'Elk'].entries())
    members.push(await joinStanding(invitation, name, 400 + 150 * index, index < 2));
  const isReady = ({ member }: Member): boolean => {
    const { held } = member.state;
    return held?.successors.length === 2 && held.electors.length === 4 && held.formerElectors.length === 0;
  };
  await waitUntil('all hold a succession with two successors', () => members.every(isReady), STEP_TIMEOUT_MS);
  await waitUntil('everybody hears everybody', () => hearEachOther(members), STEP_TIMEOUT_MS);
  return { host: child, members };
}

const idsOf = (members: readonly Member[]): number[] =>
  members.map(({ member }) => member.client.client.joined.participantId);

const isMoved = ({ member }: Member): boolean => member.state.host.epoch === 1;

describe('a lobby whose host', () => {
  it('is killed continues with a standby member: same ids, everyone heard', { timeout: 180_000 }, async () => {
    const { host, members } = await openLobby();
    const idsBefore = idsOf(members);
    host.kill('SIGKILL');
    await waitUntil('all follow', () => members.every(isMoved), STEP_TIMEOUT_MS);
    await waitUntil('everybody hears everybody again', () => hearEachOther(members), STEP_TIMEOUT_MS);
    expect(idsOf(members)).toEqual(idsBefore);
    expect(members.filter(({ standby }) => standby.hosting !== undefined)).toHaveLength(1);
    expect(new Set(members.map(({ member }) => member.state.host.pin)).size).toBe(1);
    expect(members.map(({ member }) => member.client.absence)).toEqual(members.map(() => undefined));
  });

  it('is asked to stop hands it over, and ends', { timeout: 180_000 }, async () => {
    const { host, members } = await openLobby();
    const idsBefore = idsOf(members);
    const lost: string[] = [];
    for (const { member } of members) member.client.events.on('lost', ({ code }) => lost.push(code));
    const ended = new Promise<number | null>((resolve) => host.once('exit', resolve));
    host.kill('SIGTERM');
    expect(await ended).toBe(0);
    await waitUntil('all follow', () => members.every(isMoved), STEP_TIMEOUT_MS);
    await waitUntil('everybody hears everybody', () => hearEachOther(members), STEP_TIMEOUT_MS);
    expect(idsOf(members)).toEqual(idsBefore);
    expect(lost).toEqual([]);
  });
});
