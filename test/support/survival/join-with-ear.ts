import { ReturningClient, type ReturningClientOptions } from '../../../main/client/returning-client.ts';
import type { JoinIdentity } from '../../../main/client/signalling-client.ts';
import { loadOpus } from '../../../main/media/opus/opus.ts';
import { FRAME_MS } from '../../../shared/audio-format.ts';
import { scheduleEvery } from '../../../shared/schedule.ts';
import { readInvitation } from '../read-invitation.ts';
import { silentLog } from '../silent-log.ts';
import type { Cable } from '../lobby/cable.ts';
import { afterTest } from '../lobby/host-parts.ts';
import { at, ToneVoice } from '../lobby/lobby.ts';
import type { VirtualLobby } from '../lobby/virtual-lobby.ts';
import { ToneEar } from './tone-ear.ts';

interface Speaker {
  readonly name: string;
  readonly toneHz: number;
  /** Not given = a guest. */
  readonly identity?: JoinIdentity;
  /** Its line to the host; not given = one that nobody cuts. */
  readonly cable?: Cable;
}

/** A member of a virtual lobby. */
export interface MemberWithEar {
  readonly name: string;
  readonly toneHz: number;
  readonly ear: ToneEar;
  readonly client: ReturningClient;
  /** With which it joined. */
  readonly options: ReturningClientOptions;
}

/** Joins a member that speaks a tone, and whose ear follows the tones of all. Throws if the lobby refuses. */
export async function joinWithEar(
  lobby: VirtualLobby,
  { name, toneHz, identity, cable }: Speaker,
  tonesHz: readonly number[],
): Promise<MemberWithEar> {
  const { clock } = lobby;
  const ear = new ToneEar(tonesHz);
  const options: ReturningClientOptions = {
    ...{ log: silentLog, invitation: readInvitation(lobby.invitation), name, pose: at(0, 0) },
    ...{ voice: new ToneVoice(toneHz), opus: await loadOpus(), isLoopbackOnly: true, random: () => 0 },
    ...(identity === undefined ? {} : { identity }),
    onHeard: (frame: Float32Array) => ear.hear(frame, clock.nowMs()),
  };
  const joined = await lobby.settle(ReturningClient.join(options, lobby.clientNetwork(undefined, cable)));
  if (!joined.ok) throw new Error(joined.error.message);
  const client = joined.value;
  const stop = scheduleEvery(clock.schedule, () => client.tick(clock.nowMs()), FRAME_MS);
  afterTest(async () => {
    stop();
    await client.leave();
  });
  return { name, toneHz, ear, client, options };
}
