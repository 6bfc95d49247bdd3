import { readFile, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseNumber, parseOptions } from '../../main/cli/options.ts';
import { exitWithError } from '../../main/cli/terminal.ts';
import { runCodecBench } from './codec-bench.ts';
import { runDelayBench } from './delay-bench.ts';
import { runDevLoopBench } from './dev-loop-bench.ts';
import { isReached, type Figure } from './figure.ts';
import { runJoinBench } from './join-bench.ts';
import { runKernelBench } from './kernel-bench.ts';
import { runLatenessBench, runMemoryBench } from './load-bench.ts';
import { runMixerBench } from './mixer-bench.ts';
import { runNoiseBench } from './noise/noise-bench.ts';
import { runPlanBench } from './plan-bench.ts';
import { runPlayoutBench } from './playout-bench.ts';
import { runPacketBench } from './packet-bench.ts';
import { runPositionBench } from './position-bench.ts';
import { formatValue, updateRecord, type RecordSection } from './record.ts';
import { runScenarios, SCENARIO_NAMES } from './scenario/run-scenarios.ts';
import { runTransitBench } from './transit-bench.ts';
import { runWindowBench } from './window/window-bench.ts';

/**
 * `npm run bench`: measures, prints and records. Runs one benchmark at a time, because each needs the whole machine.
 */

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  transit: runTransitBench,
  lateness: runLatenessBench,
  memory: runMemoryBench,
  join: runJoinBench,
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
};

const RECORD = new URL('../../docs/benchmarks.md', import.meta.url);
const DEFAULT_SECONDS = 10;
const USAGE =
  'Known: --only NAME[,NAME], --scenario all|NAME[,NAME], --vs janus, --seconds N, --profile FOLDER, --record, --json FILE.';

const parsed = parseOptions(process.argv.slice(2), {
  only: { type: 'string' },
  scenario: { type: 'string' },
  vs: { type: 'string' },
  seconds: { type: 'string', default: String(DEFAULT_SECONDS) },
  profile: { type: 'string' },
  record: { type: 'boolean', default: false },
  json: { type: 'string' },
});
if (!parsed.ok) exitWithError(parsed.error.code, `${parsed.error.message} ${USAGE}`, false);
const options = parsed.value;
const seconds = parseNumber('seconds', options.seconds, 1, 600);
if (!seconds.ok) exitWithError(seconds.error.code, seconds.error.message, false);
if (options.vs !== undefined && options.vs !== 'janus')
  exitWithError('bad-option', `There is nothing to compare with called '${options.vs}'. ${USAGE}`, false);
const scenarioNames = options.scenario === undefined ? [] : choose(options.scenario, SCENARIO_NAMES);
const benchNames =
  options.only === undefined
    ? options.scenario === undefined
      ? Object.keys(BENCHES)
      : []
    : choose(options.only, Object.keys(BENCHES));

const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}, Node ${process.versions.node}`;
const date = new Date().toISOString().slice(0, 10);
const sections: RecordSection[] = [];
for (const name of benchNames) {
  process.stdout.write(`${name} ...\n`);
  await add(name, `${date} on ${machine}`, await BENCHES[name]!());
}
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
  if (unknown !== undefined)
    exitWithError('bad-option', `There is no '${unknown}'. Known: all, ${known.join(', ')}.`, false);
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
