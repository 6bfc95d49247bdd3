import * as v from 'valibot';
import { parseJsonText } from '../../shared/json-text.ts';
import { MAPPING_METHODS } from '../../shared/model/host-reach.ts';
import { TRANSPORTS } from './transport.ts';

const MAX_ENTRIES = 16;

const port = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535));
/** The IPv6 address of a router is link-local, and has the name of the adapter as its zone. */
const address = v.union([
  v.pipe(v.string(), v.ip()),
  v.pipe(v.string(), v.maxLength(64), v.regex(/^fe[89ab][\da-f]:[\da-f:]+%[\w.-]+$/i)),
]);

const entrySchema = v.object({
  method: v.picklist(MAPPING_METHODS),
  /** The router that was asked. */
  gateway: address,
  /** The address of this computer at that time. */
  ownAddress: address,
  transport: v.picklist(TRANSPORTS),
  internalPort: port,
  externalPort: port,
  /** The nonce with which PCP ends a mapping, hexadecimal. */
  nonce: v.pipe(v.string(), v.regex(/^[\da-f]{24}$/)),
});
/** A port that a router was asked to forward, and may still forward. */
export type RecordedMapping = v.InferOutput<typeof entrySchema>;

const recordSchema = v.object({ version: v.literal(1), mappings: v.array(v.unknown()) });

/** A file that outlives this program. */
export interface RecordFile {
  /** '' if there is none. Rejects if it cannot be read. */
  read(): Promise<string>;
  /** Replaces the whole text at once. */
  write(text: string): Promise<void>;
}

/**
 * The mappings that routers were asked for and have not confirmed as ended: after a crash, the next start ends them. A
 * damaged file counts as empty.
 */
export class MappingRecord {
  readonly #file: RecordFile | undefined;
  readonly #onProblem: (error: unknown) => void;
  #entries: readonly RecordedMapping[] = [];
  #written: Promise<void> = Promise.resolve();

  private constructor(file: RecordFile | undefined, onProblem: (error: unknown) => void) {
    this.#file = file;
    this.#onProblem = onProblem;
  }

  /** Reads the record; without a file it is kept in memory only. Never rejects. */
  static async open(file: RecordFile | undefined, onProblem: (error: unknown) => void): Promise<MappingRecord> {
    const record = new MappingRecord(file, onProblem);
    try {
      record.#entries = parseRecord((await file?.read()) ?? '');
    } catch (error) {
      onProblem(error);
    }
    return record;
  }

  get entries(): readonly RecordedMapping[] {
    return this.#entries;
  }

  /** Adds an entry, and resolves when it is in the file. Beyond 16, the oldest is forgotten. */
  add(entry: RecordedMapping): Promise<void> {
    const others = this.#entries.filter((known) => keyOf(known) !== keyOf(entry));
    return this.#replace([...others, entry].slice(-MAX_ENTRIES));
  }

  /** Removes an entry, and resolves when it is no longer in the file. */
  remove(entry: RecordedMapping): Promise<void> {
    const rest = this.#entries.filter((known) => keyOf(known) !== keyOf(entry));
    return rest.length === this.#entries.length ? this.#written : this.#replace(rest);
  }

  #replace(entries: readonly RecordedMapping[]): Promise<void> {
    this.#entries = entries;
    const text = `${JSON.stringify({ version: 1, mappings: entries }, null, 2)}\n`;
    this.#written = this.#written.then(() => this.#file?.write(text)).catch(this.#onProblem);
    return this.#written;
  }
}

function parseRecord(text: string): readonly RecordedMapping[] {
  const json = parseJsonText(text);
  const record = v.safeParse(recordSchema, json.ok ? json.value : undefined);
  if (!record.success) return [];
  return record.output.mappings
    .flatMap((mapping) => {
      const entry = v.safeParse(entrySchema, mapping);
      return entry.success ? [entry.output] : [];
    })
    .slice(-MAX_ENTRIES);
}

/** Two entries with the same key stand for one rule in one router. */
function keyOf({ method, gateway, transport, externalPort, internalPort }: RecordedMapping): string {
  return `${method} ${gateway} ${transport} ${externalPort} ${internalPort}`;
}
