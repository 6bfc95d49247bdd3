import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { BUILD_TARGETS, buildTarget, isStale } from './build-targets.ts';
import { PROJECT_FOLDER } from './project-folder.ts';
import { runElectronBuilder } from './run-electron-builder.ts';
import { writeLinuxStandIn, writeMacStandIn } from './stand-in-electron.ts';

/**
 * `npm run package:check`: packs for Linux and macOS around a stand-in for Electron and verifies what came out: exactly
 * the built files, the native part, the fuses, the link scheme, the microphone's usage text. Windows packages need Electron's own
 * program, whose resources are rewritten, so they are not checked here.
 */

const FUSES: Readonly<Record<FuseV1Options, FuseState>> = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
  [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
};

/** Signing anew after the fuses were set needs macOS' own program. */
const NO_CODESIGN = process.platform === 'darwin' ? [] : ['-c.electronFuses.resetAdHocDarwinSignature=false'];

const problems: string[] = [];
const check = (what: string, isRight: boolean, details = ''): void => {
  console.log(`${isRight ? 'ok    ' : 'FAILED'} ${what}${isRight || details === '' ? '' : `\n${details}`}`);
  if (!isRight) problems.push(what);
};

const folder = mkdtempSync(path.join(tmpdir(), 'earshot-package-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const target of BUILD_TARGETS) if (isStale(target)) await buildTarget(target);
if (process.platform === 'win32') console.log('SKIPPED: packages for Linux and macOS cannot be made on Windows.');
else {
  await checkLinux();
  await checkMac();
}
await checkMisspeltKey();
console.log(problems.length === 0 ? 'The packages are right. SKIPPED: Windows.' : `${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);

async function pack(platform: 'linux' | 'mac', targets: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
  const output = path.join(folder, `${platform}-output`);
  const run = await runElectronBuilder({
    builderArguments: [`--${platform}`, ...targets, '--x64', `-c.electronDist=${path.join(folder, platform)}`, `-c.directories.output=${output}`, ...NO_CODESIGN],
    environment: { CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...environment },
    isQuiet: true,
  });
  check(`${platform}: packs`, run.code === 0, run.output);
  if (run.code !== 0) process.exit(1);
  return output;
}

async function checkLinux(): Promise<void> {
  writeLinuxStandIn(path.join(folder, 'linux'));
  const desktopFile = path.join(folder, 'earshot.desktop');
  const output = await pack('linux', ['dir', 'deb'], { CUSTOM_FPM_PATH: writeDebStandIn(desktopFile) });
  checkArchive('linux', path.join(output, 'linux-unpacked/resources/app.asar'));
  await checkFuses('linux', path.join(output, 'linux-unpacked/earshot'));
  checkNativePart('linux', path.join(output, 'linux-unpacked/resources'));
  const desktop = readFileSync(desktopFile, 'utf8');
  check('linux: opens earshot:// links', /^MimeType=(.*;)?x-scheme-handler\/earshot;/m.test(desktop), desktop);
  check('linux: hands the link over', /^Exec=\/opt\/Earshot\/earshot .*%U$/m.test(desktop), desktop);
}

async function checkMac(): Promise<void> {
  writeMacStandIn(path.join(folder, 'mac'));
  const output = await pack('mac', ['dir'], {});
  const application = path.join(output, 'mac/Earshot.app');
  checkArchive('mac', path.join(application, 'Contents/Resources/app.asar'));
  checkNativePart('mac', path.join(application, 'Contents/Resources'));
  await checkFuses('mac', application);
  const list = readFileSync(path.join(application, 'Contents/Info.plist'), 'utf8');
  check('mac: opens earshot:// links', /<key>CFBundleURLSchemes<\/key>\s*<array>\s*<string>earshot<\/string>/.test(list), list);
  check('mac: says what the microphone is for', /<key>NSMicrophoneUsageDescription<\/key>\s*<string>Earshot sends your voice/.test(list), list);
  check('mac: names the archive’s hash', list.includes('ElectronAsarIntegrity'), list);
}

/** The archive holds what was built and the package's description, and nothing else. */
function checkArchive(platform: string, archive: string): void {
  const packed = listPackage(archive, { isPack: false })
    .map((file) => file.replaceAll('\\', '/').replace(/^\//, ''))
    .filter((file) => !('files' in statFile(archive, file, false)))
    .sort();
  const built = globSync('out/{main,preload,renderer}/**/*', { cwd: PROJECT_FOLDER, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(PROJECT_FOLDER, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
  const expected = [...built, 'package.json'].sort();
  const extra = packed.filter((file) => !expected.includes(file));
  const missing = expected.filter((file) => !packed.includes(file));
  check(`${platform}: holds exactly the ${expected.length} built files`, extra.length + missing.length === 0, `extra: ${extra.join(', ')}\nmissing: ${missing.join(', ')}`);
  const foreign = packed.filter((file) => !/\.(js|cjs|css|html|svg|json|wav|wasm|md)$/.test(file));
  check(`${platform}: holds no sources, maps or binaries`, foreign.length === 0, foreign.join(', '));
}

/** Beside the archive lie the hook for keys, and koffi's binary where this machine has it, for the system that was packed for and no other. */
function checkNativePart(system: string, resources: string): void {
  const packed = globSync('**/*.node', { cwd: resources }).map((file) => file.replaceAll('\\', '/'));
  const platform = system === 'mac' ? 'darwin' : system;
  const isInstalled = existsSync(path.join(PROJECT_FOLDER, `node_modules/@koromix/koffi-${platform}-x64`));
  const expected = [...(isInstalled ? [`koffi/${platform}_x64/koffi.node`] : []), `uiohook/${platform}-x64/uiohook-napi.node`];
  check(`${system}: holds exactly ${expected.length} native parts, of its own system`, packed.sort().join() === expected.join(), packed.join(', '));
}

async function checkFuses(platform: string, program: string): Promise<void> {
  const wire = await getCurrentFuseWire(program);
  for (const [fuse, expected] of Object.entries(FUSES)) {
    const number = Number(fuse) as FuseV1Options;
    check(`${platform}: fuse ${FuseV1Options[number]} is ${FuseState[expected]}`, wire[number] === expected);
  }
}

/** A mistake in the configuration stops packing, rather than being ignored. */
async function checkMisspeltKey(): Promise<void> {
  const config = path.join(folder, 'misspelt.yml');
  writeFileSync(config, readFileSync(path.join(PROJECT_FOLDER, 'electron-builder.yml'), 'utf8').replace('electronFuses:', 'electronFuse:'));
  const run = await runElectronBuilder({ builderArguments: ['--linux', 'dir', '--config', config], isQuiet: true });
  check('a misspelt key fails', run.code !== 0 && run.output.includes('electronFuse'), run.output);
}

/** In place of the program that makes .deb files: keeps the desktop file that it was given. Returns its path. */
function writeDebStandIn(desktopFile: string): string {
  const program = path.join(folder, 'fpm');
  const source = path.join(folder, 'fpm.cjs');
  writeFileSync(
    source,
    `const fs = require('fs');
const words = process.argv.slice(2);
const mapping = words.find((word) => word.includes('.desktop='));
if (mapping !== undefined) fs.copyFileSync(mapping.split('=')[0], ${JSON.stringify(desktopFile)});
fs.writeFileSync(words[words.indexOf('--package') + 1], 'stand-in');
`,
  );
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${source}' "$@"\n`);
  chmodSync(program, 0o755);
  return program;
}
