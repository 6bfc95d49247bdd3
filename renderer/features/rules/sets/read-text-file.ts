import { failure, success, type Result } from '../../../../shared/result.ts';
import { findTextEncoding } from '../../../../shared/text-encoding.ts';

/** The part of a `File` that is read. */
export type ReadableFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** Why a file has no text: the system refuses it (a folder, or a file that is gone), or it is not a text at all. */
export type FileProblem = 'too-large' | 'empty' | 'not-text' | 'unreadable';

/** Characters that no text has, but most other files. */
const BINARY = /[\u0000-\u0008\u000e-\u001f]/;

/** Reads a text file of up to `maxBytes`, in UTF-8 or UTF-16. A larger one is not even opened. */
export async function readTextFile(file: ReadableFile, maxBytes: number): Promise<Result<string, FileProblem>> {
  if (file.size > maxBytes) return failure('too-large', `The file has more than ${maxBytes} bytes.`);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return failure('unreadable', 'The system refused to read the file.');
  }
  let text: string;
  try {
    text = new TextDecoder(findTextEncoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    return failure('not-text', 'The file is not text.');
  }
  if (text.trim() === '') return failure('empty', 'The file is empty.');
  return BINARY.test(text) ? failure('not-text', 'The file is not text.') : success(text);
}
