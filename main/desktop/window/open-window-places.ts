import path from 'node:path';
import * as v from 'valibot';
import type { Log } from '../../../shared/log.ts';
import { windowBoundsSchema, type WindowBounds, type WindowShape } from '../../../shared/model/window-place.ts';
import { parseMessage } from '../../../shared/protocol/parse.ts';
import type { Schedule } from '../../../shared/schedule.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';
import { readTextFile } from '../settings/read-text-file.ts';

export const WINDOW_FILE_NAME = 'window.json';
const MAX_FILE_BYTES = 4_096;
/** A window that is dragged moves many times a second. */
const STORE_AFTER_MS = 500;

const bounds = v.optional(v.nullable(windowBoundsSchema), null);
const placesSchema = v.object({ full: bounds, compact: bounds, mini: bounds });
type Places = v.InferOutput<typeof placesSchema>;

const NO_PLACES: Places = { full: null, compact: null, mini: null };

/** Where the window was last, in each of its shapes. */
export interface WindowPlaces {
  read(shape: WindowShape): WindowBounds | null;
  /** Stores the place after it rests for half a second. A failure is logged and costs the place at the next start. */
  keep(shape: WindowShape, bounds: WindowBounds): void;
  /** Stores at once what has changed. */
  close(): Promise<void>;
}

/** Reads the places of the window in `folder`. A file that is missing, damaged or too large counts as none. */
export async function openWindowPlaces(folder: string, schedule: Schedule, log: Log): Promise<WindowPlaces> {
  const filePath = path.join(folder, WINDOW_FILE_NAME);
  let places = await load(filePath);
  let isStored = true;
  let cancelStore = (): void => undefined;
  let lastWrite: Promise<void> = Promise.resolve();

  function store(): Promise<void> {
    cancelStore();
    if (isStored) return lastWrite;
    isStored = true;
    const text = `${JSON.stringify(places)}\n`;
    lastWrite = lastWrite
      .then(() => writeFileAtomically(filePath, text))
      .catch((error: unknown) => log.warn('The place of the window could not be stored.', error));
    return lastWrite;
  }

  return {
    read: (shape) => places[shape],
    keep(shape, next) {
      if (JSON.stringify(places[shape]) === JSON.stringify(next)) return;
      places = { ...places, [shape]: next };
      isStored = false;
      cancelStore();
      cancelStore = schedule(() => void store(), STORE_AFTER_MS);
    },
    close: store,
  };
}

async function load(filePath: string): Promise<Places> {
  const text = await readTextFile(filePath, MAX_FILE_BYTES).catch(() => undefined);
  const parsed = parseMessage(text ?? '', placesSchema, MAX_FILE_BYTES);
  return parsed.ok ? parsed.value : NO_PLACES;
}
