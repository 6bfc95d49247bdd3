import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';

/**
 * Sets the calendar of a program, and the time since its machine started, ahead by two numbers of milliseconds in the
 * file that `EARSHOT_CLOCK_FILE` names, in all its threads. The file may change while the program stands still: then
 * both have gone on as in a sleep. Monotonic clocks are not touched: in sleep, those of Linux and macOS stand still.
 * Load it with `--require`.
 */

const file = process.env['EARSHOT_CLOCK_FILE'] ?? '';
const [rightNow, rightUptime] = [Date.now, os.uptime];
const aheadMs = (index: 0 | 1): number => Number(readFileSync(file, 'utf8').split(' ')[index]);
const movedNow = (): number => rightNow() + aheadMs(0);

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget): Date =>
    Reflect.construct(target, given.length === 0 ? [movedNow()] : given, newTarget) as Date,
  get: (target, key): unknown => (key === 'now' ? movedNow : Reflect.get(target, key)),
});
os.uptime = () => rightUptime() + aheadMs(1) / 1_000;
syncBuiltinESMExports();
