import { mkdtemp } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startFrameTimer } from '../../../../main/clock/frame-timer.ts';
import { joinHeadless } from '../../../../main/client/join-headless.ts';
import { openIdentity } from '../../../../main/desktop/people/open-identity.ts';
import { startHostThread } from '../../../../main/host/host-thread.ts';
import { loadOpus } from '../../../../main/media/opus/opus.ts';
import { NO_PROFILE } from '../../../../shared/model/profile/profile.ts';
import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { identityOf } from '../../../../shared/succession/authenticate.ts';
import { readInvitation } from '../../read-invitation.ts';
import { silentLog } from '../../silent-log.ts';

/** Hosts a lobby that shows itself on the local network, with a player in it who lets others find them. */
const started = await startHostThread(
  {
    ...{ lobbyName: 'Attic', rules: DEFAULT_HEARING_RULES, capacity: 8, workers: 1 },
    ...{ bindAddress: '::', port: 7_777, publicAddress: null, showsOnLan: true },
  },
  silentLog,
);
if (!started.ok) throw new Error(started.error.message);
const identity = await openIdentity(await mkdtemp(path.join(os.tmpdir(), 'earshot-identity-')), silentLog);
const joined = await joinHeadless({
  ...{ invitation: readInvitation(started.value.description.invitation), name: 'Wren', identity, pose: null },
  ...{ voice: { nextFrame: () => false }, opus: await loadOpus(), isLoopbackOnly: false, log: silentLog },
  onHeard: () => undefined,
});
if (!joined.ok) throw new Error(joined.error.message);
startFrameTimer((nowMs) => joined.value.tick(nowMs));
joined.value.send({ type: 'profile', ...NO_PROFILE, findable: true });
process.stdout.write(`identity ${await identityOf(Buffer.from(identity.publicKey, 'base64url'))}\n`);
process.once('SIGINT', () => void started.value.close().then(() => process.exit(0)));
