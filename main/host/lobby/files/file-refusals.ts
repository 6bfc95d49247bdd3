import type { FileRefusal } from '../../../../shared/protocol/files/file-messages.ts';

/** Why a host refuses or drops a file, in English. */
export const FILE_REFUSAL_TEXTS: Readonly<Record<FileRefusal, string>> = {
  'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
  'too-large': 'The file is larger than this lobby allows.',
  empty: 'The file is empty.',
  'too-many-files': 'You are sending or getting too many files at once. Wait until one is done.',
  'too-fast': 'You did too much in a short time. Wait a moment, then try again.',
  'no-room': 'The host has no room for more files now. Try again in a moment.',
  'bad-image': 'This is no image that others can show. Send it as a file.',
  changed: 'The file changed while it was sent. Send it again.',
  stalled: 'The file stopped arriving. Send it again.',
  removed: 'The file was taken back.',
  gone: 'The host no longer has this file. Ask its sender to send it again.',
  'bad-range': 'The file has no such part.',
  'not-yours': 'You can only take back your own files.',
  'rank-too-high': 'You can only do this to players with a lower role than yours.',
  'file-refused': 'The host refused this.',
};
