import { joinHeadless } from '../../../../main/client/join-headless.ts';
import { RecordedVoice } from '../../../../main/client/sound/voice.ts';
import { startFrameTimer } from '../../../../main/clock/frame-timer.ts';
import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';
import { loadOpus } from '../../../../main/media/opus/opus.ts';
import { ORIGIN_POSE } from '../../../../shared/model/pose.ts';
import { readInvitation } from '../../read-invitation.ts';
import { silentLog } from '../../silent-log.ts';
import { waitUntil } from '../../wait-until.ts';

/**
 * Joins a lobby again and again, and prints how long each join took from the invitation to the first audio packet, ms,
 * as a JSON array; null for one that failed. Somebody must be talking there. Arguments: invitation, number of joins.
 */

const SOUND_TIMEOUT_MS = 10_000;
const [link = '', count = '1'] = process.argv.slice(2);
const invitation = readInvitation(link);
const opus = await loadOpus();
const times: (number | null)[] = [];
for (let index = 0; index < Number(count); index++) times.push(await joinOnce());
process.stdout.write(`${JSON.stringify(times)}\n`);
process.exit(0);

async function joinOnce(): Promise<number | null> {
  const startMs = monotonicMs();
  const joined = await joinHeadless({
    ...{ invitation, opus, log: silentLog, name: 'Swift', pose: ORIGIN_POSE, isLoopbackOnly: false },
    voice: new RecordedVoice(new Float32Array(0), false),
    onHeard: () => undefined,
  });
  if (!joined.ok) return null;
  const client = joined.value;
  const stopTimer = startFrameTimer((nowMs) => client.tick(nowMs));
  try {
    await waitUntil('sound arrives', () => client.firstPacketMs !== undefined, SOUND_TIMEOUT_MS);
    return client.firstPacketMs! - startMs;
  } catch {
    return null;
  } finally {
    stopTimer();
    await client.leave();
  }
}
