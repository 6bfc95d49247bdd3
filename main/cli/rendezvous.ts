import path from 'node:path';
import { scheduleTimer } from '../../shared/schedule.ts';
import { monotonicMs } from '../clock/monotonic-time.ts';
import { followNamedCertificate } from '../host/listen/named-certificate.ts';
import { readGuestPage } from '../rendezvous/guest-page.ts';
import { openRendezvous } from '../rendezvous/open-rendezvous.ts';
import { formatHelp } from './help/format-help.ts';
import { RENDEZVOUS_HELP } from './help/rendezvous-help.ts';
import { readRendezvousOptions } from './rendezvous-options.ts';
import { createStderrLog } from './stderr-log.ts';
import {
  COMMANDS,
  exitWithError,
  exitWithUsageError,
  printLine,
  screen,
  showStep,
  surviveClosedOutput,
  untilStopped,
} from './terminal.ts';

/** `npm run rendezvous`: helps hosts and guests find each other until it is stopped. */

const STATISTICS_INTERVAL_MS = 10_000;

surviveClosedOutput();
const isJson = process.argv.includes('--json');
const parsed = readRendezvousOptions(process.argv.slice(2), process.env);
if (!parsed.ok) exitWithUsageError(COMMANDS.rendezvous, parsed.error, isJson);
if (parsed.value === 'help') {
  printLine(formatHelp(RENDEZVOUS_HELP, screen.size.columns));
  process.exit(0);
}
const options = parsed.value;
const { publicUrl, certificate, pageFolder } = options;

const log = createStderrLog();
const followed =
  certificate === undefined
    ? undefined
    : followNamedCertificate(certificate, publicUrl?.hostname ?? '', {
        schedule: scheduleTimer,
        nowMs: Date.now,
        log,
      });
if (followed?.ok === false) exitWithUsageError(COMMANDS.rendezvous, followed.error, isJson);
const identity = followed?.value.current().identity;
const step = isJson ? undefined : showStep(`Opening the rendezvous server on port ${options.port}`);
const page = await readGuestPage(path.resolve(pageFolder), publicUrl?.protocol === 'https:');
if (!page.ok) log.warn(page.error.message);
const opened = await openRendezvous({
  ...options,
  probesInside: false,
  tls: identity === undefined ? undefined : { key: identity.privateKeyPem, cert: identity.certificatePem },
  contextFor: followed === undefined ? undefined : () => followed.value.current().context,
  page: page.ok ? page.value : undefined,
  nowMs: monotonicMs,
  log,
});
step?.stop();
if (!opened.ok) exitWithError(opened.error.code, opened.error.message, isJson);
const { port, statistics, close } = opened.value;
const address = publicUrl?.href ?? `http://${options.bindAddress ?? 'localhost'}:${port}/`;
const stun =
  options.stunPort === undefined ? '' : `\nSTUN answers on UDP ports ${options.stunPort} and ${options.stunPort + 1}.`;
print(
  { port, address, stunPort: options.stunPort ?? null, hasPage: page.ok, hasRelay: options.relay !== undefined },
  `The rendezvous server is open on TCP port ${port}: ${address}${stun}\nPress Ctrl+C to stop it.`,
);
if (options.showsStatistics)
  setInterval(() => print({ statistics: statistics() }, JSON.stringify(statistics())), STATISTICS_INTERVAL_MS).unref();
await untilStopped();
followed?.value.stop();
await close();
process.exit(0);

function print(value: object, text: string): void {
  if (isJson) process.stdout.write(`${JSON.stringify(value)}\n`);
  else printLine(text);
}
