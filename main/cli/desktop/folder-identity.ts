import { describeFileError } from '../../../shared/describe-file-error.ts';
import type { Log } from '../../../shared/log.ts';
import { failure, success, type Result } from '../../../shared/result.ts';
import { openIdentity, type PersonalIdentity } from '../../desktop/people/open-identity.ts';
import { makeFolder } from '../../desktop/settings/make-folder.ts';

/** Opens the identity in a folder, and makes both if they are missing. Fails if it cannot be read or stored. */
export async function openFolderIdentity(
  folder: string,
  log: Log,
): Promise<Result<PersonalIdentity, 'identity-unread'>> {
  try {
    makeFolder(folder);
  } catch (error) {
    return failure('identity-unread', `--data can't use ${folder}: ${describeFileError(error)}.`);
  }
  const opened = await openIdentity(folder, log);
  return opened.notice?.code === 'identity-unread'
    ? failure('identity-unread', `The identity in ${folder} can't be read or stored. Check the folder's permissions.`)
    : success(opened);
}
