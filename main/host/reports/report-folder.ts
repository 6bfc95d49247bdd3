import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { MAX_REPORT_BYTES, type Report } from '../../../shared/model/people/report.ts';
import { writeFileAtomically } from '../../files/write-file-atomically.ts';
import { readReport } from './verify-report.ts';

/** The head and the tags of a file, which has the report in its first two pages. */
const HEAD_BYTES = 67_000;
/** The folder of the reports among the data of a host. */
export const REPORTS_FOLDER = 'reports';
const FILE_NAME = /^report-([A-Za-z0-9_-]{8})-(\d{1,9})\.ogg$/;
const PIN_CHARACTERS = 8;

/** A kept report without its sound. */
export interface KeptReport {
  readonly number: number;
  readonly report: Report;
  readonly bytes: number;
}

/** Where a host keeps the reports that it sealed: in files, or in memory only. */
export interface ReportFolder {
  /** Returns all that are there already. Those that cannot be read are left where they are. */
  list(): Promise<readonly KeptReport[]>;
  /** Rejects with the system's error, as for a full disk. */
  write(number: number, file: Uint8Array): Promise<void>;
  /** Resolves with undefined if it is gone. */
  read(number: number): Promise<Uint8Array | undefined>;
  remove(number: number): Promise<void>;
}

/** Keeps reports until the host ends. */
export function createMemoryFolder(): ReportFolder {
  const files = new Map<number, Uint8Array>();
  return {
    list: async () => [],
    write: async (number, file) => void files.set(number, file),
    read: async (number) => files.get(number),
    remove: async (number) => void files.delete(number),
  };
}

/**
 * Keeps reports as files, which only the owner of the account can read. The folder may have those of other hosts of
 * this machine: a host knows its own by `pin`, the SHA-256 of its certificate, base64url.
 */
export function openReportFolder(folder: string, pin: string): ReportFolder {
  const pathOf = (number: number): string => path.join(folder, `report-${pin.slice(0, PIN_CHARACTERS)}-${number}.ogg`);
  return {
    list: async () => {
      const kept: KeptReport[] = [];
      for (const name of await namesIn(folder)) {
        const [, start, number] = FILE_NAME.exec(name) ?? [];
        if (start !== pin.slice(0, PIN_CHARACTERS)) continue;
        const head = await readHead(path.join(folder, name)).catch(() => undefined);
        const read = head === undefined ? undefined : readReport(head.bytes);
        if (head === undefined || read?.hostPin !== pin) continue;
        kept.push({ number: Number(number), report: read.report, bytes: head.size });
      }
      return kept;
    },
    write: async (number, file) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFileAtomically(pathOf(number), file);
    },
    read: async (number) => {
      const file = await readFile(pathOf(number)).catch(() => undefined);
      return file === undefined || file.length > MAX_REPORT_BYTES ? undefined : file;
    },
    remove: (number) => rm(pathOf(number), { force: true }),
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // Nobody has reported anything yet.
    return [];
  }
}

async function readHead(filePath: string): Promise<{ readonly bytes: Uint8Array; readonly size: number }> {
  const file = await open(filePath);
  try {
    const bytes = new Uint8Array(HEAD_BYTES);
    const { bytesRead } = await file.read(bytes, 0, HEAD_BYTES, 0);
    const { size } = await file.stat();
    return { bytes: bytes.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}
