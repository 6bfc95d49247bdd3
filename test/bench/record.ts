import { isReached, type Figure } from './figure.ts';

const VOID = '**void**';

/** The results of one benchmark, as listed in `docs/benchmarks.md`. */
export interface RecordSection {
  readonly name: string;
  /** When, and on what machine. */
  readonly circumstances: string;
  readonly figures: readonly Figure[];
}

/**
 * Inserts sections into the text of the record: each replaces the section of the same name, or is added at the end. The
 * text before the first section and all other sections stay unchanged.
 */
export function updateRecord(text: string, sections: readonly RecordSection[]): string {
  const [head = '', ...recorded] = text.split(/^(?=## )/m);
  const nameOf = (part: string): string => /^## (.*)/.exec(part)?.[1]?.trim() ?? '';
  const fresh = new Map(sections.map((section) => [section.name, formatSection(section)]));
  const parts = recorded.map((part) => fresh.get(nameOf(part)) ?? part);
  const known = new Set(recorded.map(nameOf));
  const added = sections.filter(({ name }) => !known.has(name)).map(formatSection);
  return `${[head, ...parts, ...added].map((part) => part.trimEnd()).join('\n\n')}\n`;
}

/** A value with its unit, with sensible precision; a void figure has none. */
export function formatValue({ value, unit }: Figure): string {
  if (Number.isNaN(value)) return VOID;
  const digits = Math.abs(value) < 1 ? 3 : Math.abs(value) < 10 ? 2 : Math.abs(value) < 1_000 ? 1 : 0;
  return `${Number.isInteger(value) ? String(value) : value.toFixed(digits)} ${unit}`.trim();
}

function verdictOn(figure: Figure): string {
  if (Number.isNaN(figure.value)) return VOID;
  return isReached(figure) ? 'yes' : '**no**';
}

function formatSection({ name, circumstances, figures }: RecordSection): string {
  const rows = figures.map((figure) => {
    const target = figure.target === null ? '' : `<= ${figure.target} ${figure.unit}`.trim();
    const verdict = figure.target === null ? '' : verdictOn(figure);
    return `| ${figure.name} | ${formatValue(figure)} | ${target} | ${verdict} | ${figure.note} |`;
  });
  return [
    `## ${name}`,
    '',
    `Recorded ${circumstances}.`,
    '',
    '| figure | measured | to reach | reached | note |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
