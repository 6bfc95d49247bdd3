import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { buildTarget } from './build/build-targets.ts';
import { BUILD_TARGETS, isStale } from './build/target-sources.ts';
import {
  EXPECTED_FUSES,
  listArchive,
  listBuiltFiles,
  machineOf,
  PLATFORMS,
  type System,
} from './package/package-facts.ts';
import { BRIDGES } from './package/build-bridges.ts';
import { PROJECT_FOLDER } from './project-folder.ts';
import { runElectronBuilder } from './package/run-electron-builder.ts';
import { writeLinuxStandIn, writeMacStandIn, writeWindowsStandIn } from './package/stand-in-electron.ts';
import { writeDebStandIn, writeZipStandIn } from './package/stand-in-tools.ts';
import { readScriptArguments } from './script-arguments.ts';

/**
 * `npm run package:check`: packs for Linux, macOS and Windows around imitations of Electron and verifies the result:
 * exactly the built files, the native parts, the fuses, the link scheme, the update source. It does not check what
 * needs a real distribution or a signing machine: that the packages start, their signatures, Windows' installer.
 */

/** Signing again after setting the fuses needs macOS's own program. */
const NO_CODESIGN = process.platform === 'darwin' ? [] : ['-c.electronFuses.resetAdHocDarwinSignature=false'];
const UPDATE_SERVER = 'https://updates.earshot.example/';

readScriptArguments(
  {
    command: 'npm run package:check',
    help: `Packs for Linux, macOS and Windows around imitations of Electron and verifies the result.

Example:
  npm run package:check
`,
  },
  {},
);

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
  await checkWindows();
}
await checkMisspeltKey();
console.log(problems.length === 0 ? 'The packages are correct.' : `${problems.length} problems.`);
process.exit(problems.length === 0 ? 0 : 1);

async function pack(
  system: System,
  targets: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const output = path.join(folder, `${system}-output`);
  const run = await runElectronBuilder({
    builderArguments: [
      `--${system}`,
      ...targets,
      '--x64',
      `-c.electronDist=${path.join(folder, system)}`,
      `-c.directories.output=${output}`,
      ...NO_CODESIGN,
    ],
    environment: { CSC_IDENTITY_AUTO_DISCOVERY: 'false', ...environment },
    isQuiet: true,
  });
  check(`${system}: packs`, run.code === 0, run.output);
  if (run.code !== 0) process.exit(1);
  return output;
}

async function checkLinux(): Promise<void> {
  writeLinuxStandIn(path.join(folder, 'linux'));
  const desktopFile = path.join(folder, 'earshot.desktop');
  const output = await pack('linux', ['dir', 'deb'], { CUSTOM_FPM_PATH: writeDebStandIn(folder, desktopFile) });
  const resources = path.join(output, 'linux-unpacked/resources');
  await checkContents('linux', resources, path.join(output, 'linux-unpacked/earshot'));
  checkBridges(resources);
  checkUpdates('linux', resources, path.join(output, 'latest-linux.yml'));
  const desktop = readFileSync(desktopFile, 'utf8');
  check('linux: opens earshot:// links', /^MimeType=(.*;)?x-scheme-handler\/earshot;/m.test(desktop), desktop);
  check('linux: hands the link over', /^Exec=\/opt\/Earshot\/earshot .*%U$/m.test(desktop), desktop);
}

async function checkMac(): Promise<void> {
  writeMacStandIn(path.join(folder, 'mac'));
  const output = await pack('mac', ['zip'], { ELECTRON_BUILDER_7ZIP_PATH: writeZipStandIn(folder) });
  const application = path.join(output, 'mac/Earshot.app');
  await checkContents('mac', path.join(application, 'Contents/Resources'), application);
  checkUpdates('mac', path.join(application, 'Contents/Resources'), path.join(output, 'latest-mac.yml'));
  const list = readFileSync(path.join(application, 'Contents/Info.plist'), 'utf8');
  check(
    'mac: opens earshot:// links',
    /<key>CFBundleURLSchemes<\/key>\s*<array>\s*<string>earshot<\/string>/.test(list),
    list,
  );
  check(
    'mac: says what the microphone is for',
    /<key>NSMicrophoneUsageDescription<\/key>\s*<string>Earshot sends your voice/.test(list),
    list,
  );
  check('mac: names the archive’s hash', list.includes('ElectronAsarIntegrity'), list);
}

/**
 * The installer, which registers the link scheme and has the list of updates, needs a downloaded program, so only the
 * app's folder is checked.
 */
async function checkWindows(): Promise<void> {
  writeWindowsStandIn(path.join(folder, 'win'));
  const output = await pack('win', ['dir']);
  const program = path.join(output, 'win-unpacked/Earshot.exe');
  await checkContents('win', path.join(output, 'win-unpacked/resources'), program);
  const text = readFileSync(program);
  check('win: is called Earshot', text.includes(Buffer.from('Earshot', 'utf16le')));
  check(
    'win: names the archive’s hash',
    text.includes('ELECTRONASAR') || text.includes(Buffer.from('ELECTRONASAR', 'utf16le')),
  );
  const config = readFileSync(path.join(PROJECT_FOLDER, 'electron-builder.yml'), 'utf8');
  check(
    'win: the installer registers earshot:// links',
    /^protocols:\n {2}- name: .*\n {4}schemes: \[earshot\]$/m.test(config),
    config,
  );
}

async function checkContents(system: System, resources: string, program: string): Promise<void> {
  checkArchive(system, path.join(resources, 'app.asar'));
  checkNativeParts(system, resources);
  await checkFuses(system, program);
}

/** Checks that the archive holds the built files and the package's description, and nothing else. */
function checkArchive(system: System, archive: string): void {
  const packed = listArchive(archive);
  const expected = listBuiltFiles();
  const extra = packed.filter((file) => !expected.includes(file));
  const missing = expected.filter((file) => !packed.includes(file));
  check(
    `${system}: holds exactly the ${expected.length} built files`,
    extra.length + missing.length === 0,
    `extra: ${extra.join(', ')}\nmissing: ${missing.join(', ')}`,
  );
  check(`${system}: holds the page for streams`, packed.includes('out/overlay/index.html'));
  const foreign = packed.filter(
    (file) => !/\.(js|cjs|css|html|svg|json|wav|wasm|woff2|md)$/.test(file) && !/^out\/main\/tray-\d+\.png$/.test(file),
  );
  check(`${system}: holds no sources, maps or programs`, foreign.length === 0, foreign.join(', '));
}

/**
 * Checks that the key hook, and koffi's binary if this machine has it, are next to the archive, for the packed system
 * and no other.
 */
function checkNativeParts(system: System, resources: string): void {
  const packed = globSync('**/*.node', { cwd: resources }).map((file) => file.replaceAll('\\', '/'));
  const platform = PLATFORMS[system];
  const isInstalled = existsSync(path.join(PROJECT_FOLDER, `node_modules/@koromix/koffi-${platform}-x64`));
  const expected = [
    ...(isInstalled ? [`koffi/${platform}_x64/koffi.node`] : []),
    `uiohook/${platform}-x64/uiohook-napi.node`,
  ];
  check(
    `${system}: holds exactly ${expected.length} native parts, of its own system`,
    packed.sort().join() === expected.join(),
    packed.join(', '),
  );
  // By what is in them: prebuilds were published under the wrong name before.
  const machines = packed.map((file) => machineOf(path.join(resources, file)));
  check(
    `${system}: its native parts are for ${platform}-x64`,
    machines.every((machine) => machine === `${platform}-x64`),
    machines.join(', '),
  );
}

/** Checks that the bridge out of Wine, for both widths of prefixes, is next to the archive if it was built here. */
function checkBridges(resources: string): void {
  const built = BRIDGES.map(({ program }) => program).filter((program) =>
    existsSync(path.join(PROJECT_FOLDER, 'out/bridge', program)),
  );
  if (built.length < BRIDGES.length) console.log('SKIPPED: the bridge out of Wine. `npm run build:bridge` builds it.');
  const packed = globSync('bridge/*', { cwd: resources }).map((file) => path.basename(file));
  check(
    `linux: holds ${built.length} bridges out of Wine`,
    packed.sort().join() === built.toSorted().join(),
    packed.join(),
  );
}

async function checkFuses(system: System, program: string): Promise<void> {
  const wire = await getCurrentFuseWire(program);
  for (const [fuse, expected] of Object.entries(EXPECTED_FUSES)) {
    const number = Number(fuse) as FuseV1Options;
    check(`${system}: fuse ${FuseV1Options[number]} is ${FuseState[expected]}`, wire[number] === expected);
  }
}

/** The app knows where to look, and the list that is published names what was packed, with its hash. */
function checkUpdates(system: System, resources: string, listFile: string): void {
  const description = readFileSync(path.join(resources, 'app-update.yml'), 'utf8');
  check(
    `${system}: looks for updates at the server that the configuration names`,
    description.includes('provider: generic') && description.includes(UPDATE_SERVER),
    description,
  );
  const list = existsSync(listFile) ? readFileSync(listFile, 'utf8') : 'There is no such file.';
  const { version } = JSON.parse(readFileSync(path.join(PROJECT_FOLDER, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  check(
    `${system}: the list of updates names this version, its file and the file's hash`,
    list.includes(`version: ${version}\n`) && /url: Earshot[-_].*\n\s+sha512: [A-Za-z0-9+/]{86}==/i.test(list),
    list,
  );
}

/** Checks that an error in the configuration stops packing instead of being ignored. */
async function checkMisspeltKey(): Promise<void> {
  const config = path.join(folder, 'misspelt.yml');
  writeFileSync(
    config,
    readFileSync(path.join(PROJECT_FOLDER, 'electron-builder.yml'), 'utf8').replace('electronFuses:', 'electronFuse:'),
  );
  const run = await runElectronBuilder({ builderArguments: ['--linux', 'dir', '--config', config], isQuiet: true });
  check('a misspelt key fails', run.code !== 0 && run.output.includes('electronFuse'), run.output);
}
