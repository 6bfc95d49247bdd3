import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FollowingClient } from '../../../../main/client/following-client.ts';
import type { JoinIdentity } from '../../../../main/client/signalling-client.ts';
import { startFrameTimer } from '../../../../main/clock/frame-timer.ts';
import { StandbyKeeper } from '../../../../main/host/succession/standby-keeper.ts';
import { startStandby, type StandbyThread } from '../../../../main/host/start-standby.ts';
import { loadOpus } from '../../../../main/media/opus/opus.ts';
import { scheduleTimer } from '../../../../shared/schedule.ts';
import { afterTest } from '../../../support/lobby/host-parts.ts';
import { at, SPOKEN_DB, ToneVoice } from '../../../support/lobby/lobby.ts';
import { readInvitation } from '../../../support/read-invitation.ts';
import { channelOf, concatenate, toneDb } from '../../../support/signals.ts';
import { startCommand } from '../../../support/run-command.ts';
import { silentLog } from '../../../support/silent-log.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const LOOPBACK = { bindAddress: '127.0.0.1', port: 0, publicAddress: null, warmUpTicks: 0 } as const;
const KEPT_FRAMES = 10;

/** Far more than a quiet machine needs. */
const STEP_TIMEOUT_MS = 40_000;

function createIdentity(): JoinIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (statement) => sign(null, Buffer.from(statement), privateKey).toString('base64url'),
  };
}

/** A member that speaks a tone, and keeps the last 200 ms that it heard. */
async function join(invitation: string, name: string, frequencyHz: number, canHost: boolean) {
  const heard: Float32Array[] = [];
  const standby: { running?: StandbyThread; hosting?: StandbyThread } = {};
  const joined = await FollowingClient.join({
    invitation: readInvitation(invitation),
    ...{ name, pose: at(0, 0), voice: new ToneVoice(frequencyHz), opus: await loadOpus(), isLoopbackOnly: true },
    ...{ log: silentLog, random: Math.random },
    onHeard: (frame) => {
      heard.push(frame.slice());
      if (heard.length > KEPT_FRAMES) heard.shift();
    },
    following: {
      identity: createIdentity(),
      cores: canHost ? 4 : 1,
      ...(canHost
        ? {
            openStandby: (host, identity, send) =>
              new StandbyKeeper<StandbyThread>({
                ...{ identity, host, send, log: silentLog, schedule: scheduleTimer },
                start: async (start) => {
                  const started = await startStandby(LOOPBACK, start, silentLog);
                  if (started.ok) standby.running = started.value;
                  return started;
                },
                onHosting: (hosting) => (standby.hosting = hosting),
              }),
          }
        : {}),
    },
  });
  if (!joined.ok) throw new Error(joined.error.message);
  const member = joined.value;
  const stop = startFrameTimer((nowMs) => member.client.tick(nowMs));
  afterTest(async () => {
    stop();
    await member.leave();
    await standby.hosting?.close();
  });
  /** Level of a tone that it hears now, relative to how it was spoken, dB. */
  const gainDb = (toneHz: number): number => {
    if (heard.length < KEPT_FRAMES) return -120;
    const stereo = concatenate(heard);
    const levels = ([0, 1] as const).map((channel) => toneDb(channelOf(stereo, channel), toneHz));
    return 10 * Math.log10(levels.reduce((sum, level) => sum + 10 ** (level / 10), 0)) - SPOKEN_DB;
  };
  return { member, standby, frequencyHz, gainDb };
}

type Member = Awaited<ReturnType<typeof join>>;

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
    members.push(await join(invitation, name, 400 + 150 * index, index < 2));
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
  it('is killed goes on with a member that stands by: same ids, everybody heard', { timeout: 180_000 }, async () => {
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
