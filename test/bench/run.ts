import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseOptions } from '../../main/command-line/options.ts';
import { exitWithError } from '../../main/command-line/terminal.ts';
import { runDelayBench } from './delay-bench.ts';
import { isReached, type Figure } from './figure.ts';
import { runJoinBench } from './join-bench.ts';
import { runLatenessBench, runMemoryBench } from './load-bench.ts';
import { runMixerBench } from './mixer-bench.ts';
import { runTransitBench } from './transit-bench.ts';

/** `npm run bench`: measures, prints and records. One after the other: they need the machine for themselves. */

const BENCHES: Readonly<Record<string, () => Promise<Figure[]>>> = {
  transit: runTransitBench,
  lateness: runLatenessBench,
  memory: runMemoryBench,
  join: runJoinBench,
  delay: runDelayBench,
  mixer: runMixerBench,
};

const RECORD = new URL('../../docs/benchmarks.md', import.meta.url);

const parsed = parseOptions(process.argv.slice(2), { only: { type: 'string' }, record: { type: 'boolean', default: false }, json: { type: 'string' } });
if (!parsed.ok) exitWithError(parsed.error.code, `${parsed.error.message} Known: --only NAME, --record, --json FILE.`, false);
const names = parsed.value.only === undefined ? Object.keys(BENCHES) : parsed.value.only.split(',');
const figures: Figure[] = [];
for (const name of names) {
  const bench = BENCHES[name];
  if (bench === undefined) exitWithError('bad-option', `There is no benchmark '${name}'. Known: ${Object.keys(BENCHES).join(', ')}.`, false);
  process.stdout.write(`${name} ...\n`);
  for (const figure of await bench()) {
    figures.push(figure);
    process.stdout.write(`  ${figure.name}: ${format(figure)}${figure.target === null ? '' : ` (to reach: ${figure.target}; ${isReached(figure) ? 'reached' : 'MISSED'})`}; ${figure.note}\n`);
  }
}
if (parsed.value.json !== undefined) await writeFile(parsed.value.json, `${JSON.stringify(figures, null, 2)}\n`);
if (parsed.value.record) await writeFile(RECORD, formatRecord());
process.exit(0);

function format({ value, unit }: Figure): string {
  return `${value.toFixed(value < 10 ? 2 : 1)} ${unit}`;
}

function formatRecord(): string {
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${process.platform}, Node ${process.versions.node}`;
  const rows = figures.map((figure) => {
    const target = figure.target === null ? '' : `<= ${figure.target} ${figure.unit}`;
    const verdict = figure.target === null ? '' : isReached(figure) ? 'yes' : '**no**';
    return `| ${figure.name} | ${format(figure)} | ${target} | ${verdict} | ${figure.note} |`;
  });
  return [
    '# Benchmarks',
    '',
    `The last recorded run of \`npm run bench -- --record${parsed.ok && parsed.value.only !== undefined ? ` --only ${parsed.value.only}` : ''}\`, ${new Date().toISOString().slice(0, 10)}, on ${machine}.`,
    'The machine is shared: take the figures as +-20 %. What each one measures stands above its function in `test/bench`.',
    '',
    '| figure | measured | to reach | reached | note |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
