import { FRAME_MS } from '../shared/audio-format.ts';
import { parseParticipantName } from '../shared/model/name.ts';
import { DEFAULT_HEARING_RULES, DISTANCE_LAWS, type DistanceLaw } from '../shared/spatial/hearing-rules.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { parseInteger, parseNumber, parseOptions } from './command-line/options.ts';
import { exitWithError, untilStopped } from './command-line/terminal.ts';
import { DEFAULT_CAPACITY, DEFAULT_PORT, MAX_CAPACITY, MAX_WORKERS, type HostOptions } from './host/host-options.ts';
import { startHostThread } from './host/host-thread.ts';

/** `npm run serve`: hosts a lobby without a window until it is stopped. */

const USAGE = `Hosts an Earshot lobby without a window.

  --lobby NAME            what the lobby is called (Earshot)
  --port NUMBER           TCP for signalling and UDP for media; 0 = any free one (${DEFAULT_PORT})
  --bind ADDRESS          IPv4 address to listen on (0.0.0.0 = all)
  --public-address HOST   address or name under which players on the internet reach this machine
  --capacity NUMBER       most players at the same time, 1 to ${MAX_CAPACITY} (${DEFAULT_CAPACITY})
  --workers NUMBER        threads that mix, 1 to ${MAX_WORKERS} (one for each hundred players, while there are cores)
  --tick-budget MS        of the 20 ms of a tick, how many a mixing thread may take before it sheds load (${FRAME_MS})
  --law LAW               ${DISTANCE_LAWS.join(', ')} (${DEFAULT_HEARING_RULES.law})
  --range METRES          from here on nothing is heard (${DEFAULT_HEARING_RULES.maxMetres})
  --json                  print one line of JSON when the lobby is open, and one a second with --statistics
  --statistics            print figures once a second
  --help
`;

const isJson = process.argv.includes('--json');
const options = readOptions();
if (!options.ok) exitWithError(options.error.code, `${options.error.message} See --help.`, isJson);

const started = await startHostThread(options.value.host);
if (!started.ok) exitWithError(started.error.code, started.error.message, isJson);
const { description, events, close } = started.value;
const { invitation, signallingUrl, port, lobbyName, certificateSha256 } = description;
events.on('problem', (message) => process.stderr.write(`${message}\n`));
events.on('died', (message) => exitWithError('host-died', message, isJson));
if (options.value.showsStatistics) events.on('statistics', (statistics) => print({ statistics }, JSON.stringify(statistics)));

print(
  { invitation, signallingUrl, port, lobbyName, certificateSha256 },
  `Lobby '${lobbyName}' is open on port ${port} (TCP and UDP). Players join with this invitation:\n\n${invitation}\n\nCtrl+C closes it.`,
);
await untilStopped();
await close();
process.exit(0);

function print(value: object, text: string): void {
  process.stdout.write(`${isJson ? JSON.stringify(value) : text}\n`);
}

function readOptions(): Result<{ host: HostOptions; showsStatistics: boolean }, 'bad-option'> {
  const parsed = parseOptions(process.argv.slice(2), {
    lobby: { type: 'string', default: 'Earshot' },
    port: { type: 'string', default: String(DEFAULT_PORT) },
    bind: { type: 'string', default: '0.0.0.0' },
    'public-address': { type: 'string' },
    capacity: { type: 'string', default: String(DEFAULT_CAPACITY) },
    workers: { type: 'string' },
    'tick-budget': { type: 'string', default: String(FRAME_MS) },
    law: { type: 'string', default: DEFAULT_HEARING_RULES.law },
    range: { type: 'string', default: String(DEFAULT_HEARING_RULES.maxMetres) },
    json: { type: 'boolean', default: false },
    statistics: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (!parsed.ok) return parsed;
  const values = parsed.value;
  if (values.help) {
    process.stdout.write(USAGE);
    process.exit(0);
  }
  const lobbyName = parseParticipantName(values.lobby);
  if (lobbyName === undefined) return failure('bad-option', '--lobby needs a name with visible characters.');
  const port = parseInteger('port', values.port, 0, 65_535);
  if (!port.ok) return port;
  const capacity = parseInteger('capacity', values.capacity, 1, MAX_CAPACITY);
  if (!capacity.ok) return capacity;
  const workers = values.workers === undefined ? undefined : parseInteger('workers', values.workers, 1, MAX_WORKERS);
  if (workers?.ok === false) return workers;
  const tickBudget = parseNumber('tick-budget', values['tick-budget'], 0.1, FRAME_MS);
  if (!tickBudget.ok) return tickBudget;
  const range = parseNumber('range', values.range, DEFAULT_HEARING_RULES.minMetres + 0.1, 100_000);
  if (!range.ok) return range;
  if (!DISTANCE_LAWS.some((law) => law === values.law)) return failure('bad-option', `--law is one of ${DISTANCE_LAWS.join(', ')}; it is '${values.law}'.`);
  const rules = { ...DEFAULT_HEARING_RULES, law: values.law as DistanceLaw, maxMetres: range.value };
  const host: HostOptions = {
    lobbyName,
    rules,
    capacity: capacity.value,
    tickBudgetMs: tickBudget.value,
    bindAddress: values.bind,
    port: port.value,
    publicAddress: values['public-address'] ?? null,
    ...(workers === undefined ? {} : { workers: workers.value }),
  };
  return success({ host, showsStatistics: values.statistics });
}
