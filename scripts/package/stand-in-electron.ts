import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/**
 * An imitation of an unpacked Electron distribution: the files that packing looks at, without a program in them. With
 * it, the contents and fuses of packages can be checked where Electron cannot be downloaded.
 */

/** Marks the fuses in Electron's binary; their version, their number and a character each follow it. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Electron 45 as shipped, by build/fuses/fuses.json5 there: nine fuses, '1' = on. */
const SHIPPED_FUSES = `\x01${String.fromCharCode(9)}101100011`;

/** US English, in Unicode: the only language that packing looks for. */
const LANGUAGE = { lang: 1_033, codepage: 1_200 };

const PROGRAM = `stand-in for Electron ${FUSE_SENTINEL}${SHIPPED_FUSES}\n`;

/** Writes `linux-unpacked`-like files into `folder`. */
export function writeLinuxStandIn(folder: string): void {
  writeFiles(folder, {
    electron: PROGRAM,
    'chrome-sandbox': '',
    chrome_crashpad_handler: '',
    LICENSE: 'stand-in',
    'LICENSES.chromium.html': 'stand-in',
    'resources.pak': '',
    'locales/en-US.pak': '',
    'locales/de.pak': '',
    'resources/README': 'stand-in',
    version: '0.0.0',
  });
}

/**
 * Writes files like those of the Windows distribution into `folder`; the program has resources to rewrite, and no code.
 */
export function writeWindowsStandIn(folder: string): void {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setFileVersion(45, 4, 1, 0, LANGUAGE.lang);
  version.setStringValues(LANGUAGE, { ProductName: 'Electron', FileDescription: 'Electron', CompanyName: 'stand-in' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  writeFiles(folder, {
    LICENSE: 'stand-in',
    'LICENSES.chromium.html': 'stand-in',
    'resources.pak': '',
    'locales/en-US.pak': '',
    'locales/de.pak': '',
    'resources/README': 'stand-in',
    version: '0.0.0',
    'electron.exe': Buffer.concat([Buffer.from(executable.generate()), Buffer.from(PROGRAM, 'latin1')]).toString(
      'latin1',
    ),
  });
}

/** Writes `Electron.app` into `folder`, with the helper applications that packing renames. */
export function writeMacStandIn(folder: string): void {
  const contents = 'Electron.app/Contents';
  const helpers = ['Helper', 'Helper (GPU)', 'Helper (Plugin)', 'Helper (Renderer)'];
  const files: Record<string, string> = {
    LICENSE: 'stand-in',
    'LICENSES.chromium.html': 'stand-in',
    version: '0.0.0',
    [`${contents}/Info.plist`]: propertyList('Electron', 'com.github.Electron'),
    [`${contents}/MacOS/Electron`]: 'stand-in',
    [`${contents}/PkgInfo`]: 'APPL????',
    [`${contents}/Resources/electron.icns`]: '',
    [`${contents}/Resources/en.lproj/locale.pak`]: '',
    [`${contents}/Resources/de.lproj/locale.pak`]: '',
    [`${contents}/Frameworks/Electron Framework.framework/Electron Framework`]: PROGRAM,
    [`${contents}/Frameworks/Electron Framework.framework/Versions/A/Resources/en.lproj/locale.pak`]: '',
  };
  for (const helper of helpers) {
    const name = `Electron ${helper}`;
    files[`${contents}/Frameworks/${name}.app/Contents/Info.plist`] = propertyList(name, 'com.github.Electron.helper');
    files[`${contents}/Frameworks/${name}.app/Contents/MacOS/${name}`] = 'stand-in';
  }
  writeFiles(folder, files);
}

function propertyList(name: string, identifier: string): string {
  const entries = {
    CFBundleName: name,
    CFBundleDisplayName: name,
    CFBundleExecutable: name,
    CFBundleIdentifier: identifier,
    CFBundlePackageType: 'APPL',
  };
  const lines = Object.entries(entries).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${lines.join('')}</dict></plist>\n`;
}

function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    // Byte for byte, because the fuse wire holds control characters.
    writeFileSync(target, text, { encoding: 'latin1', mode: 0o755 });
  }
}
