import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { describeFileError } from '../../../../shared/describe-file-error.ts';
import {
  CLAIM_CODE_SYMBOLS,
  claimCodeOf,
  formatClaimCode,
  parseClaimCode,
} from '../../../../shared/model/people/claim-code.ts';
import { failure, success, type Result } from '../../../../shared/result.ts';
import { keepPrivate } from '../../../desktop/settings/keep-private.ts';
import { readTextFile } from '../../../desktop/settings/read-text-file.ts';
import { writeFileAtomically } from '../../../files/write-file-atomically.ts';

export const CLAIM_FILE_NAME = 'claim-code.txt';

const MAX_CLAIM_FILE_BYTES = 1_024;

/** Returns a new claim code. */
export function createClaimCode(): string {
  return claimCodeOf(randomBytes(CLAIM_CODE_SYMBOLS));
}

export interface ClaimNeeds {
  /** The folder of the lobby; undefined = nothing is kept. */
  readonly folder: string | undefined;
  readonly hasOwner: boolean;
  /** Whether the person who runs the host asked for another code. */
  readonly wantsNew: boolean;
}

/**
 * Returns the code by which a player becomes owner of a lobby; undefined = the lobby has an owner, and nobody asked for
 * a code. A code is kept until it is used. A damaged file is replaced: its code was known to the person who runs the
 * host only. Fails if the folder cannot be read or written.
 */
export async function openClaim({
  folder,
  hasOwner,
  wantsNew,
}: ClaimNeeds): Promise<Result<string | undefined, 'claim-unread'>> {
  const isNeeded = !hasOwner || wantsNew;
  if (folder === undefined) return success(isNeeded ? createClaimCode() : undefined);
  const filePath = path.join(folder, CLAIM_FILE_NAME);
  try {
    const kept = parseClaimCode((await readTextFile(filePath, MAX_CLAIM_FILE_BYTES)) ?? '');
    if (kept !== undefined && !wantsNew) {
      await keepPrivate(filePath);
      return success(kept);
    }
    if (!isNeeded) return success(undefined);
    const code = createClaimCode();
    await writeFileAtomically(filePath, `${formatClaimCode(code)}\n`);
    return success(code);
  } catch (error) {
    return failure(
      'claim-unread',
      `The claim code in ${filePath} can't be read or kept: ${describeFileError(error)}. Check the folder's permissions.`,
    );
  }
}

/** Ends the code that is kept in `folder`. Rejects with the system's error. */
export async function forgetClaim(folder: string): Promise<void> {
  await rm(path.join(folder, CLAIM_FILE_NAME), { force: true });
}
