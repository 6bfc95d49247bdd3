import type { Figure } from '../figure.ts';
import { runAbuse } from './abuse.ts';
import { runBigRoom } from './big-room.ts';
import type { BenchContext, ScenarioResult } from './bench-context.ts';
import { runComparedScenario } from './compared-scenario.ts';
import { runGrowth } from './growth.ts';
import { findJanus } from './janus/janus-installation.ts';
import { runLoss } from './loss.ts';
import type { Measurement } from './measurement.ts';
import { runOverhead } from './overhead.ts';
import { baseScenarios, type Scenario } from './scenario.ts';
import { encodeSpeechPackets } from './load/speech-packets.ts';

type Run = (context: BenchContext, scenario: (name: string) => Scenario) => Promise<ScenarioResult>;

/** Every scenario, in the order of a whole run. */
const RUNS: Readonly<Record<string, Run>> = {
  silent: (context, scenario) => runComparedScenario(context, scenario('silent')),
  channel: (context, scenario) => runComparedScenario(context, scenario('channel')),
  proximity: (context, scenario) => runComparedScenario(context, scenario('proximity')),
  crowd: (context, scenario) => runComparedScenario(context, scenario('crowd')),
  overhead: (context, scenario) => runOverhead(context, scenario('crowd')),
  'big-room': (context, scenario) => runBigRoom(context, scenario('big-room')),
  growth: (context) => runGrowth(context),
  loss: () => runLoss(),
  abuse: (context, scenario) => runAbuse(context, scenario('crowd')),
};

export const SCENARIO_NAMES: readonly string[] = Object.keys(RUNS);

export interface ScenarioRunOptions {
  readonly names: readonly string[];
  readonly isJanusWanted: boolean;
  readonly seconds: number;
  /** Folder for CPU profiles of the host's threads (.cpuprofile); undefined = no profiles. */
  readonly profileFolder: string | undefined;
  readonly log: (line: string) => void;
  /** Called as soon as a scenario has been measured. */
  readonly onFigures: (name: string, figures: readonly Figure[]) => Promise<void>;
}

/** Runs scenarios one after the other, because each needs the whole machine. */
export async function runScenarios(options: ScenarioRunOptions): Promise<readonly Measurement[]> {
  const janus = options.isJanusWanted ? findJanus(process.env['PATH'] ?? '') : undefined;
  if (options.isJanusWanted)
    options.log(
      janus === undefined
        ? 'Janus is not installed (Debian: apt-get install janus); measuring without it.'
        : `Janus ${janus.version}, ${janus.program}`,
    );
  const nodeArguments =
    options.profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${options.profileFolder}`];
  const context: BenchContext = {
    packets: await encodeSpeechPackets(),
    janus,
    seconds: options.seconds,
    nodeArguments,
    log: options.log,
  };
  const scenarios = new Map(baseScenarios().map((scenario) => [scenario.name, scenario]));
  const measurements: Measurement[] = [];
  for (const name of options.names) {
    const result = await RUNS[name]!(context, (wanted) => scenarios.get(wanted)!);
    measurements.push(...result.measurements);
    await options.onFigures(name, result.figures);
  }
  return measurements;
}
