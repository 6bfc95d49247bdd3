import { DEFAULT_HEARING_RULES } from '../../../../shared/spatial/hearing-rules.ts';
import { startHostThread } from '../../../../main/host/host-thread.ts';
import { silentLog } from '../../silent-log.ts';

/** Hosts a lobby that shows itself on the local network, and lets in everybody who knocks but Mallory. */
const started = await startHostThread(
  {
    ...{ lobbyName: 'Cellar \u{1F3A7}', rules: DEFAULT_HEARING_RULES, capacity: 8, workers: 1 },
    ...{ bindAddress: '::', port: 7_777, publicAddress: null, showsOnLan: true },
  },
  silentLog,
);
if (!started.ok) throw new Error(started.error.message);
const { events, answerKnock, close } = started.value;
events.on('knock', ({ id, name }) => answerKnock(id, name !== 'Mallory'));
process.stdout.write('open\n');
process.once('SIGINT', () => void close().then(() => process.exit(0)));
