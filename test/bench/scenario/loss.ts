import { runPlayoutBench } from '../playout-bench.ts';
import type { ScenarioResult } from './bench-context.ts';

/** Jitter and loss on the way in, in virtual time: the figures of the playout benchmark that have targets. */
export async function runLoss(): Promise<ScenarioResult> {
  const figures = (await runPlayoutBench()).filter(({ target }) => target !== null);
  return { figures: figures.map((figure) => ({ ...figure, name: `loss: ${figure.name}` })), measurements: [] };
}
