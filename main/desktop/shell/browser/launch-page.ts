import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFolder } from '../../settings/make-folder.ts';
import { writeFileAtomically } from '../../../files/write-file-atomically.ts';

const FILE_NAME = 'earshot-window.html';

/**
 * Writes a page that leads to `link` into the browser's profile, which only the user can read, and returns its address.
 * Other users of the machine see a browser's command line, and so must not find a link with a ticket there. The profile
 * is a folder that every packaging of the browser can read.
 */
export async function writeLaunchPage(profileFolder: string, link: string): Promise<string> {
  makeFolder(profileFolder);
  const filePath = path.join(profileFolder, FILE_NAME);
  await writeFileAtomically(
    filePath,
    `<!doctype html>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url=${link}">
<title>Earshot</title>
`,
  );
  return pathToFileURL(filePath).href;
}
