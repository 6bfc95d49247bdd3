import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseNumber } from '../../main/cli/options.ts';
import { exitWithScriptError, readScriptArguments } from '../../scripts/script-arguments.ts';
import { runCodecBench } from './codec-bench.ts';
import { runDelayBench } from './delay-bench.ts';
import { runDevLoopBench } from './dev-loop-bench.ts';
import { isReached, type Figure } from './figure.ts';
import { runFilesBench } from './files/files-bench.ts';
import { runJoinBench } from './join-bench.ts';
import { runKernelBench } from './kernel-bench.ts';
import { runLatenessBench, runMemoryBench } from './load-bench.ts';
import { runMixerBench } from './mixer-bench.ts';
import { runNoiseBench } from './noise/noise-bench.ts';
import { runPlanBench } from './plan-bench.ts';
import { runPlayoutBench } from './playout-bench.ts';
import { runPacketBench } from './packet-bench.ts';
import { runPositionBench } from './position-bench.ts';
import { runReadAloudBench } from './reach/read-aloud-bench.ts';
import { runReachBench } from './reach/reach-bench.ts';
import { formatValue, updateRecord, type RecordSection } from './record.ts';
import { runScenarios, SCENARIO_NAMES } from './scenario/run-scenarios.ts';
import { runRendezvousBench } from './rendezvous/rendezvous-bench.ts';
import { runRendezvousFloodBench } from './rendezvous/flood-bench.ts';
import { runSurvivalBench, SURVIVAL_NAMES } from './survival-bench.ts';
import { runTransitBench } from './transit-bench.ts';
import { runWindowBench } from './window/window-bench.ts';

/**
 * `npm run bench`: measures, prints and records. Runs one benchmark at a time, because each needs the whole machine.
 */

const BENCHES: Readonly<Record<string, (seconds: number) => Promise<Figure[]>>> = {
  transit: runTransitBench,
  lateness: runLatenessBench,
  memory: runMemoryBench,
  join: runJoinBench,
  files: runFilesBench,
  reach: runReachBench,
  'read-aloud': runReadAloudBench,
  delay: runDelayBench,
  window: runWindowBench,
  noise: runNoiseBench,
  positions: runPositionBench,
  mixer: runMixerBench,
  playout: runPlayoutBench,
  kernels: runKernelBench,
  plans: runPlanBench,
  packets: runPacketBench,
  codec: runCodecBench,
  'dev-loop': runDevLoopBench,
  rendezvous: runRendezvousBench,
  'rendezvous-flood': runRendezvousFloodBench,
};

const RECORD = new URL('../../docs/benchmarks.md', import.meta.url);
const DEFAULT_SECONDS = 10;
const DEFAULT_RUNS = 20;
const USAGE = {
  command: 'npm run bench',
  help: `Measures and prints. Runs all benchmarks, one at a time, unless you choose.

  --only NAME[,NAME]           these benchmarks: ${Object.keys(BENCHES).join(', ')}
  --scenario all|NAME[,NAME]   these scenarios: ${SCENARIO_NAMES.join(', ')}
  --survival all|PART          the losses whose names contain this, and that a lobby survives; can be given several
                               times: ${SURVIVAL_NAMES.join('; ')}
  --vs janus                   run the scenarios with Janus too
  --seconds N                  duration of a scenario or of the flood, at most 600 (${DEFAULT_SECONDS})
  --runs N                     runs of each loss, at most 100 (${DEFAULT_RUNS})
  --profile FOLDER             write processor profiles of the host's threads
  --record                     write the figures into docs/benchmarks.md
  --json FILE                  write the figures as JSON
  --help                       this text

Examples:
  npm run bench -- --only join,transit --record
  npm run bench -- --scenario crowd --seconds 20 --json out.json
`,
};

const { values: options } = readScriptArguments(USAGE, {
  only: { type: 'string' },
  scenario: { type: 'string' },
  survival: { type: 'string', multiple: true, default: [] },
  vs: { type: 'string' },
  seconds: { type: 'string', default: String(DEFAULT_SECONDS) },
  runs: { type: 'string', default: String(DEFAULT_RUNS) },
  profile: { type: 'string' },
  record: { type: 'boolean', default: false },
  json: { type: 'string' },
});
const seconds = parseNumber('seconds', options.seconds, 1, 600);
if (!seconds.ok) exitWithScriptError(USAGE, seconds.error.message);
const runs = parseNumber('runs', options.runs, 1, 100);
if (!runs.ok) exitWithScriptError(USAGE, runs.error.message);
if (options.vs !== undefined && options.vs !== 'janus')
  exitWithScriptError(USAGE, `There is nothing to compare with called '${options.vs}'.`);
const scenarioNames = options.scenario === undefined ? [] : choose(options.scenario, SCENARIO_NAMES);
const survivalNames = SURVIVAL_NAMES.filter((name) =>
  options.survival.some((part) => part === 'all' || name.includes(part)),
);
if (options.survival.length > 0 && survivalNames.length === 0)
  exitWithScriptError(USAGE, `There is no loss like '${options.survival.join("', '")}'.`);
const isSelection = options.scenario !== undefined || options.survival.length > 0;
const benchNames =
  options.only !== undefined ? choose(options.only, Object.keys(BENCHES)) : isSelection ? [] : Object.keys(BENCHES);

const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}, Node ${process.versions.node}`;
const date = new Date().toISOString().slice(0, 10);
const sections: RecordSection[] = [];
for (const name of benchNames) {
  process.stdout.write(`${name} ...\n`);
  await add(name, `${date} on ${machine}`, await BENCHES[name]!(seconds.value));
}
if (survivalNames.length > 0)
  await runSurvivalBench({
    names: survivalNames,
    runs: runs.value,
    onFigures: (name, figures) => add(`survival: ${name}`, `${date} on ${machine}, ${runs.value} runs`, figures),
  });
const measurements = await runScenarios({
  names: scenarioNames,
  isJanusWanted: options.vs === 'janus',
  seconds: seconds.value,
  profileFolder: options.profile,
  log: (line) => process.stdout.write(`${line}\n`),
  onFigures: (name, figures) => add(`scenario ${name}`, `${date} on ${machine}, ${seconds.value} s a run`, figures),
});
if (options.json !== undefined)
  await writeFile(options.json, `${JSON.stringify({ date, machine, sections, measurements }, null, 2)}\n`);
process.exit(0);

function choose(text: string, known: readonly string[]): readonly string[] {
  const names = text === 'all' ? known : text.split(',');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) exitWithScriptError(USAGE, `There is no '${unknown}'. Known: all, ${known.join(', ')}.`);
  return names;
}

/** Prints figures and records them at once, because a later benchmark may fail. */
async function add(name: string, circumstances: string, figures: readonly Figure[]): Promise<void> {
  const section = { name, circumstances, figures };
  sections.push(section);
  for (const figure of figures) {
    const verdict =
      figure.target === null ? '' : ` (to reach: ${figure.target}; ${isReached(figure) ? 'reached' : 'MISSED'})`;
    process.stdout.write(`  ${figure.name}: ${formatValue(figure)}${verdict}; ${figure.note}\n`);
  }
  if (options.record) await writeFile(RECORD, updateRecord(await readFile(RECORD, 'utf8'), [section]));
}
