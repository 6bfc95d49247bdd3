import { monotonicMs } from '../../../../main/clock/monotonic-time.ts';
import { knock } from '../../../../main/client/knock.ts';
import type { LanLobby } from '../../../../main/lan/lan-lobby.ts';
import { openLanBrowser } from '../../../../main/lan/open-lan-browser.ts';
import { scheduleTimer } from '../../../../shared/schedule.ts';

/** Prints what it finds on the local network, and how the host of the first lobby answers to the given names. */
const names = process.argv.slice(2);
const browser = openLanBrowser({
  nowMs: monotonicMs,
  schedule: scheduleTimer,
  onChange: (lobbies) => {
    print({ lobbies, afterMs: Math.round(performance.now()) });
    const [lobby] = lobbies;
    if (lobby !== undefined) void knockAt(lobby);
  },
});

async function knockAt({ address: host, port, certificateSha256: fingerprint, token }: LanLobby): Promise<void> {
  const certificateSha256 = Buffer.from(fingerprint, 'base64url');
  for (const name of names.splice(0)) {
    const answer = await knock({ address: { host, port }, certificateSha256, token, name });
    const outcome = answer.ok ? answer.value.addresses[0] : answer.error.code;
    print({ name, outcome });
  }
}
function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

process.once('SIGINT', () => {
  browser.close();
  process.exit(0);
});
