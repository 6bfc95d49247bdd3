import { generateKeyPairSync, sign } from 'node:crypto';
import { FollowingClient } from '../../../main/client/following-client.ts';
import type { JoinIdentity } from '../../../main/client/signalling-client.ts';
import { startFrameTimer } from '../../../main/clock/frame-timer.ts';
import { StandbyKeeper } from '../../../main/host/succession/standby-keeper.ts';
import { startStandby, type StandbyThread } from '../../../main/host/start-standby.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { scheduleTimer } from '../../../shared/schedule.ts';
import { afterTest } from '../lobby/host-parts.ts';
import { at, SPOKEN_DB, ToneVoice } from '../lobby/lobby.ts';
import { readInvitation } from '../read-invitation.ts';
import { channelOf, concatenate, toneDb } from '../signals.ts';
import { silentLog } from '../silent-log.ts';

const LOOPBACK = { bindAddress: '127.0.0.1', port: 0, publicAddress: null, warmUpTicks: 0 } as const;
const KEPT_FRAMES = 10;

function createIdentity(): JoinIdentity {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (statement) => sign(null, Buffer.from(statement), privateKey).toString('base64url'),
  };
}

/** Joins a member that speaks a tone, keeps the last 200 ms that it heard, and stands by for the host if it can. */
export async function joinStanding(invitation: string, name: string, frequencyHz: number, canHost: boolean) {
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
