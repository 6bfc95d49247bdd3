/** Writes numbers and measures as a language does. All take a BCP 47 tag; English is British, as in the texts. */

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known !== undefined) return known;
  const created = new Intl.NumberFormat(localeOf(language), options);
  formats.set(key, created);
  return created;
}

function localeOf(language: string): string {
  return language === 'en' ? 'en-GB' : language;
}

export function formatNumber(value: number, language: string, fractionDigits = 1): string {
  const written = numberFormat(language, { maximumFractionDigits: fractionDigits }).format(value);
  // Most languages write a hyphen, which is too short for a minus and breaks from its number.
  return written.replace('-', '\u2212');
}

/** Writes a distance: "0.5 m", "32 m", "1.5 km". */
export function formatMetres(metres: number, language: string): string {
  const isFar = metres >= 1_000;
  return numberFormat(language, {
    style: 'unit',
    unit: isFar ? 'kilometer' : 'meter',
    unitDisplay: 'short',
    maximumFractionDigits: isFar || metres < 9.95 ? 1 : 0,
  }).format(isFar ? metres / 1_000 : metres);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** Writes a size in bytes: "512 bytes", "14 kB", "1.2 MB". Units are powers of 1,000. */
export function formatBytes(bytes: number, language: string): string {
  const step = bytes < 1_000 ? 0 : bytes < 999_500 ? 1 : 2;
  return numberFormat(language, {
    style: 'unit',
    unit: BYTE_UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1_000 ** step);
}

/** Writes a short duration in whole milliseconds; anything under half a millisecond is "<1 ms". */
export function formatMilliseconds(milliseconds: number, language: string): string {
  const format = numberFormat(language, {
    style: 'unit',
    unit: 'millisecond',
    unitDisplay: 'short',
    maximumFractionDigits: 0,
  });
  return milliseconds < 0.5 ? `<${format.format(1)}` : format.format(milliseconds);
}

/** Writes a time of day with seconds, in the time zone of this computer: "20:14:05". */
export function formatTimeOfDay(wallClockMs: number, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'medium' }).format(wallClockMs);
}

/** Writes a time of day without seconds: "20:14". */
export function formatClock(wallClockMs: number, language: string): string {
  return new Intl.DateTimeFormat(localeOf(language), { timeStyle: 'short' }).format(wallClockMs);
}

/** Writes a day: "Monday 30 November". */
export function formatDay(wallClockMs: number, language: string): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', day: 'numeric', month: 'long' });
  return format.format(wallClockMs);
}

/** Units of time from the longest, in milliseconds. */
const UNITS = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Writes how long ago something was, in milliseconds: "2 hours ago", "yesterday". Below a minute it is "now". */
export function formatAgo(agoMs: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  const [unit, unitMs] = UNITS.find(([, length]) => agoMs >= length) ?? (['second', Infinity] as const);
  // `-0` would be "in 0 seconds".
  return format.format(-Math.floor(Math.max(0, agoMs) / unitMs) || 0, unit);
}

/** Writes in how long something will be, in milliseconds: "in 2 hours". Rounds up, so that it is never too early. */
export function formatIn(inMs: number, language: string): string {
  const format = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'always' });
  const [unit, unitMs] = UNITS.find(([, length]) => inMs >= length) ?? (['minute', 60_000] as const);
  return format.format(Math.max(1, Math.ceil(inMs / unitMs)), unit);
}

/** Writes a fraction in percent: 0.1 is "10%". */
export function formatPercent(fraction: number, language: string): string {
  return numberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(fraction);
}

const LIST_TYPES = { and: 'conjunction', or: 'disjunction', comma: 'unit' } as const;

/** Joins a list: "Fox, Owl and Lynx", with `or`, or with commas only. */
export function formatList(parts: readonly string[], language: string, word: keyof typeof LIST_TYPES): string {
  return new Intl.ListFormat(localeOf(language), { type: LIST_TYPES[word] }).format(parts);
}
