import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

/**
 * Lets the calendar of a program, and the time since its machine started, go on by the milliseconds in the file that
 * `EARSHOT_CLOCK_FILE` names, in all its threads: as after a sleep. The file may change while the program stands still.
 * Monotonic clocks are not touched: those of Linux and macOS stand still in sleep. Load it with `--require`.
 */

const file = process.env['EARSHOT_CLOCK_FILE'] ?? '';
const [rightNow, rightUptime] = [Date.now, os.uptime];
const slept = (): number => Number(readFileSync(file, 'utf8'));
const movedNow = (): number => rightNow() + slept();

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget): Date =>
    Reflect.construct(target, given.length === 0 ? [movedNow()] : given, newTarget) as Date,
  get: (target, key): unknown => (key === 'now' ? movedNow : Reflect.get(target, key)),
});
os.uptime = () => rightUptime() + slept() / 1_000;
syncBuiltinESMExports();
