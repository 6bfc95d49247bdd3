import type { FilesController } from '../../../renderer/features/files/files-controller.ts';
import type { FileState, ShownFile } from '../../../renderer/features/files/files-store.ts';
import type { Participant } from '../../../shared/model/participant.ts';
import type { FileRow } from '../../../shared/protocol/files/file-messages.ts';
import { SAMPLE_PICTURE } from '../../support/sample-picture.ts';
import type { Look } from '../looks/look.ts';
import { OWN_ID } from './sample-people.ts';

const NAMES = {
  normal: ['harbour-map.webp', 'replay.zip'],
  long: [`${'Donaudampfschifffahrt'.repeat(5)}.webp`, `${'Kapitän '.repeat(12)}.zip`],
} as const;

/** The names of the files in every look. */
export const SAMPLE_FILE_NAMES: readonly string[] = Object.values(NAMES).flat();

/** A day in the time zone of the reader. */
const SENT_AT_MS = new Date(2026, 10, 30, 20, 15).getTime();

/** A file of a participant. `isImage`: one with a preview. */
export function sampleFile(
  { text }: Pick<Look, 'text'>,
  sender: Participant,
  state: FileState,
  isImage = false,
  key = 'sample',
): ShownFile {
  const { id: from, name, identity } = sender;
  const isOwn = from === OWN_ID;
  const fileName = NAMES[text === 'normal' ? 'normal' : 'long'][isImage ? 0 : 1];
  const [size, image] = isImage ? ([184_320, 'image/webp'] as const) : ([8_400_000, ''] as const);
  const isKnown = !isOwn || state.type === 'offered';
  const row: FileRow = {
    ...{ file: 7, from, sender: name, identity, name: fileName, size, image, sha256: '', preview: isImage ? 400 : 0 },
    ...{ agoSeconds: 0, isOwn },
  };
  return {
    head: { key, atMs: SENT_AT_MS, from, name, identity, isOwn },
    ...{ fileName, size, image, hasPreview: isImage, row: isKnown ? row : null, state },
  };
}

const picture = (): Blob =>
  new Blob([
    Uint8Array.from(atob(SAMPLE_PICTURE.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0)),
  ]);

/** What does nothing, and has a picture for every file; `hasContent`: whether it is here. */
export function sampleFilesController(hasContent = true): FilesController {
  const nothing = (): void => undefined;
  const content = picture();
  return {
    ...{ setLink: nothing, unstage: nothing, retry: nothing, cancel: nothing, discard: nothing, view: nothing },
    ...{ remove: nothing, forget: nothing, save: async () => undefined },
    stage: () => 0,
    sendStaged: () => false,
    previewOf: async () => content,
    contentOf: () => (hasContent ? content : undefined),
  };
}
