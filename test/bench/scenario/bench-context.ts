import type { Figure } from '../figure.ts';
import type { JanusInstallation } from './janus/janus-installation.ts';
import { measure } from './measure.ts';
import type { Measurement, ServerKind } from './measurement.ts';
import type { Scenario } from './scenario.ts';
import type { SpeechPackets } from './load/speech-packets.ts';

/** Shared context of all scenarios in a run. */
export interface BenchContext {
  readonly packets: SpeechPackets;
  /** undefined = not requested or not installed. */
  readonly janus: JanusInstallation | undefined;
  readonly seconds: number;
  /** Node options for the host's process, such as --cpu-prof. */
  readonly nodeArguments: readonly string[];
  /** Prints a line. */
  readonly log: (line: string) => void;
}

/** The results of a scenario. */
export interface ScenarioResult {
  readonly figures: readonly Figure[];
  readonly measurements: readonly Measurement[];
}

/** V8 keeps optimising for several seconds; Janus needs less. */
export const WARM_UP_SECONDS = 8;
const ATTEMPTS = 3;

/** Measures, and repeats void runs. If the third is void, too, returns it: its figures are recorded as void. */
export async function measureSteadily(
  context: BenchContext,
  scenario: Scenario,
  server: ServerKind,
): Promise<Measurement> {
  for (let attempt = 1; ; attempt++) {
    const measurement = await measure({ ...context, scenario, server, warmUpSeconds: WARM_UP_SECONDS });
    context.log(describeMeasurement(measurement));
    if (!measurement.isVoid || attempt === ATTEMPTS) return measurement;
  }
}

/** One line about a measurement. */
export function describeMeasurement(measurement: Measurement): string {
  const {
    scenario,
    server,
    cores,
    microsecondsPerListenerFrame,
    host,
    bytesPerListenerSecond,
    problems,
    isVoid,
    generatorLatenessMs,
    machineLatenessMs,
  } = measurement;
  const parts = [
    `${scenario.padEnd(10)} ${server.padEnd(14)} ${microsecondsPerListenerFrame.toFixed(1).padStart(6)} us  ${cores.toFixed(3)} cores  ${(bytesPerListenerSecond / 1_000).toFixed(1).padStart(5)} kB/s`,
    describePackets(measurement),
  ];
  if (host !== undefined) {
    const { latenessMs, encodesPerTick, decodesPerTick, missedFrames, heapGrowthBytes } = host;
    parts.push(`${encodesPerTick.toFixed(1)} encodes, ${decodesPerTick.toFixed(1)} decodes a tick`);
    parts.push(
      `late p50 ${latenessMs.p50.toFixed(2)}, p99 ${latenessMs.p99.toFixed(2)}, max ${latenessMs.largest.toFixed(2)} ms, ${missedFrames} missed (sleeper p99 ${machineLatenessMs.p99.toFixed(2)}, max ${machineLatenessMs.largest.toFixed(2)} ms)`,
    );
    parts.push(`heap ${(heapGrowthBytes / 1_000).toFixed(0)} kB`);
  }
  parts.push(describeThreads(measurement));
  if (isVoid)
    parts.push(
      `VOID: the load was not steady (generator late p99 ${generatorLatenessMs.p99.toFixed(1)}, max ${generatorLatenessMs.largest.toFixed(1)} ms)`,
    );
  if (problems.length > 0) parts.push(`PROBLEMS: ${problems.join('; ')}`);
  return parts.join(' | ');
}

function describePackets({ hearingPacketsPerSecond, silentPacketsPerSecond }: Measurement): string {
  const format = (rate: number): string => (Number.isNaN(rate) ? '-' : rate.toFixed(1));
  return `${format(hearingPacketsPerSecond)} packets/s who hears, ${format(silentPacketsPerSecond)} who does not`;
}

export function describeThreads({ threads }: Measurement): string {
  return Object.entries(threads)
    .map(([name, cores]) => `${name} ${cores.toFixed(3)}`)
    .join(', ');
}
