/** What the system's errors about files mean, as the end of "FILE can't be read: ...". */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  ENOTFILE: 'it is not a file',
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EMFILE: 'too many files are open',
};

/**
 * Returns why the system refused to read or write a file, in words and without a period. For a cause without words of
 * its own, this is the system's message.
 */
export function describeFileError(error: unknown): string {
  const { code, message } = error as Error & { readonly code?: string };
  return (code === undefined ? undefined : REASONS[code]) ?? message;
}
