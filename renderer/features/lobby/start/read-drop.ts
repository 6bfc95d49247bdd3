import { findInvite, MAX_SEARCHED_LENGTH, type FoundInvite } from '../../../../shared/rendezvous/find-invite.ts';

/** The largest file that is read, bytes. */
const MAX_FILE_BYTES = 65_536;

/**
 * The content that was dropped onto the window. `nothing`: it holds no invitation. `too-large`: the file is no
 * invitation's.
 */
export type Drop =
  { readonly kind: 'found'; readonly invite: FoundInvite } | { readonly kind: 'nothing' | 'too-large' };

/** The part of a `DataTransfer` that is read. */
export interface DroppedData {
  getData(format: string): string;
  readonly files: ArrayLike<Pick<File, 'size' | 'text'>>;
}

/** Looks for a way into a lobby in a dropped link, text or file. Reads `data` before it first waits. */
export async function readDrop(data: DroppedData): Promise<Drop> {
  const texts = [data.getData('text/uri-list'), data.getData('text/plain')];
  const [file] = Array.from(data.files);
  for (const text of texts) {
    const invite = find(text);
    if (invite !== undefined) return { kind: 'found', invite };
  }
  if (file === undefined) return { kind: texts.some(isTooLong) ? 'too-large' : 'nothing' };
  if (file.size > MAX_FILE_BYTES) return { kind: 'too-large' };
  // A folder, or a file that has gone since, cannot be read.
  const invite = find(await file.text().catch(() => ''));
  return invite === undefined ? { kind: 'nothing' } : { kind: 'found', invite };
}

function find(text: string): FoundInvite | undefined {
  return text === '' ? undefined : findInvite(text);
}

function isTooLong(text: string): boolean {
  return text.length > MAX_SEARCHED_LENGTH;
}
