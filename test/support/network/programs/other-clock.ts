/**
 * Makes the calendar of a program wrong by `EARSHOT_CLOCK_YEARS` years, in all its threads. Clocks that count from the
 * start of the machine are not touched. Load it with `--require`.
 */

const YEAR_MS = 31_556_952_000;
const errorMs = Number(process.env['EARSHOT_CLOCK_YEARS']) * YEAR_MS;
const rightNow = Date.now;
const wrongNow = (): number => rightNow() + errorMs;

globalThis.Date = new Proxy(Date, {
  construct: (target, given, newTarget): Date =>
    Reflect.construct(target, given.length === 0 ? [wrongNow()] : given, newTarget) as Date,
  get: (target, key): unknown => (key === 'now' ? wrongNow : Reflect.get(target, key)),
});
