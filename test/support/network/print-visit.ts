import type { Visit } from './bed-lobby.ts';

const PAIR_WIDTH = 46;
const PATH_WIDTH = 38;

/** Prints how a visit went: a line of a table, with the way that was taken and the time to sound or connection. */
export function printVisit(pair: string, { hasJoined, hearsResident, path, joinMs, error }: Visit): void {
  const result = hasJoined ? (hearsResident ? 'joined and heard' : 'joined, heard nobody') : 'not joined';
  const how = hasJoined
    ? `${(path ?? '').padEnd(PATH_WIDTH)} ${joinMs?.toFixed(0) ?? '-'} ms`
    : (error ?? '').replaceAll(/\s+/g, ' ');
  process.stdout.write(`${pair.padEnd(PAIR_WIDTH)} ${result.padEnd(17)} ${how}\n`);
}
