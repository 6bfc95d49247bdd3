import { joinHeadless } from '../../../../main/client/join-headless.ts';
import { RecordedVoice } from '../../../../main/client/sound/voice.ts';
import { loadOpus } from '../../../../main/media/opus/opus.ts';
import { ORIGIN_POSE } from '../../../../shared/model/pose.ts';
import { readInvitation } from '../../../support/read-invitation.ts';
import { silentLog } from '../../../support/silent-log.ts';

/** Players in a separate process who join a real lobby, with signalling and DTLS, and leave it again. */

/**
 * `storm`: all within one second, then they stay for another. `churn`: each joins, stays for half a second, leaves,
 * once a second.
 */
export interface JoinSetup {
  readonly kind: 'storm' | 'churn';
  readonly invitation: string;
  readonly players: number;
  /** Of churning. */
  readonly seconds: number;
}

/** The results, sent to the parent at the end. */
export interface JoinOutcome {
  readonly joined: number;
  readonly refused: readonly string[];
  /** From the first offer to the last open connection. */
  readonly lastedMs: number;
}

const STAY_MS = { storm: 1_000, churn: 500 } as const;

const setup = JSON.parse(process.argv[2] ?? '') as JoinSetup;
const opus = await loadOpus();
const startMs = performance.now();
const refused: string[] = [];
let joined = 0;
let lastJoinMs = startMs;

async function joinAndLeave(player: number, atMs: number): Promise<void> {
  await wait(startMs + atMs - performance.now());
  const client = await joinHeadless({
    log: silentLog,
    invitation: readInvitation(setup.invitation),
    name: `Guest ${player}`,
    pose: ORIGIN_POSE,
    voice: new RecordedVoice(new Float32Array(0), false),
    opus,
    isLoopbackOnly: true,
    onHeard: () => undefined,
  });
  if (!client.ok) {
    refused.push(client.error.message);
    return;
  }
  joined++;
  lastJoinMs = performance.now();
  await wait(STAY_MS[setup.kind]);
  await client.value.leave();
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
}

const rounds = setup.kind === 'storm' ? 1 : setup.seconds;
await Promise.all(
  Array.from({ length: setup.players * rounds }, (_, index) => joinAndLeave(index, (1_000 * index) / setup.players)),
);
const outcome: JoinOutcome = { joined, refused, lastedMs: lastJoinMs - startMs };
process.send?.(outcome, () => process.exit(0));
