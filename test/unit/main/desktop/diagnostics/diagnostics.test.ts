import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createDiagnostics,
  type DiagnosticsOptions,
} from '../../../../../main/desktop/diagnostics/create-diagnostics.ts';
import { readLogEnd } from '../../../../../main/desktop/diagnostics/read-log-end.ts';
import { createLineRedactor } from '../../../../../main/desktop/diagnostics/redact-report.ts';
import { LOG_FILE_NAME } from '../../../../../main/desktop/log/open-app-log.ts';
import { MAX_REPORT_LENGTH } from '../../../../../shared/ipc/contract.ts';
import { DEFAULT_SETTINGS } from '../../../../../shared/model/settings.ts';
import { EXAMPLE_INVITATION } from '../../../../support/desktop/example-invitation.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'earshot-diagnostics-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const OWN_NAME = 'Röbin Ünger';
const OTHER_NAME = 'O.D. (Max)*';
const KNOWN_NAME = 'Zoë';
const LOBBY_NAME = 'Winter raid';
const GAME_TOKEN = 'q7Tz0aVh2LkYbW9x';
const OVERLAY_SECRET = 'Zk3'.repeat(15).slice(0, 43);
/** Each of these must be gone, wherever it appeared. */
const SECRETS = [
  OWN_NAME,
  OTHER_NAME,
  KNOWN_NAME,
  LOBBY_NAME,
  'jwinter',
  GAME_TOKEN,
  OVERLAY_SECRET,
  EXAMPLE_INVITATION,
  EXAMPLE_INVITATION.slice(15, 60),
  '192.168.178.23',
  '203.0.113.77',
  '2001:db8:85a3::8a2e:370:7334',
  'fe80::1ff:fe23:4567:890a',
  'gaming-pc.fritz.box:7777',
  'attic.local',
  'winter.example.net',
];
const SECRET_LINES = [
  `A lobby was joined with ${EXAMPLE_INVITATION}.`,
  `Connecting to 192.168.178.23:7777, [2001:db8:85a3::8a2e:370:7334]:7777 and fe80::1ff:fe23:4567:890a%eth0 failed; gaming-pc.fritz.box:7777 and attic.local did not answer: getaddrinfo ENOTFOUND winter.example.net`,
  `${OWN_NAME} and ${OTHER_NAME.toUpperCase()} talk; "${KNOWN_NAME}" left`,
  'ENOENT: /home/jwinter/.config/earshot/settings.json, C:\\Users\\jwinter\\AppData, /Users/jwinter/Library; run by jwinter.',
  `Authorization: Bearer ${GAME_TOKEN}; {"token":"${GAME_TOKEN}"}; --game-token ${GAME_TOKEN}`,
  `http://127.0.0.1:24700/${OVERLAY_SECRET}/feed from 203.0.113.77`,
];

function create(change: Partial<DiagnosticsOptions> = {}) {
  return createDiagnostics({
    facts: {
      version: '1.2.3',
      shell: 'electron',
      platform: 'linux',
      systemVersion: '6.8.0',
      processor: 'x64 Some CPU',
      cpuCount: 8,
      memoryMegabytes: 16_000,
      versions: { node: '24.1.0', chrome: '154.0.7632.5', electron: '45.4.1', napi: '10' },
      display: 'wayland',
    },
    dataFolder: folder,
    settings: {
      notice: { code: 'settings-unread', message: SECRET_LINES[3] ?? '', detail: '' },
      read: () => ({
        ...DEFAULT_SETTINGS,
        bindings: [
          { action: 'talk', trigger: { device: 'keyboard', code: 'KeyV' } },
          { action: 'toggle-mute', trigger: { device: 'keyboard', code: 'KeyM', modifiers: ['Control', 'Shift'] } },
        ],
        name: OWN_NAME,
        recentLobbies: [
          {
            ...{ id: 'a', kind: 'joined', name: LOBBY_NAME, invitation: EXAMPLE_INVITATION, lastMs: 0 },
            ...{ isStarred: false, rules: '', listing: null },
          },
        ],
        inputDevice: { id: OVERLAY_SECRET, label: `Headset of ${OWN_NAME}` },
      }),
    },
    knownNames: () => [KNOWN_NAME],
    homeFolder: '/home/jwinter',
    userName: 'jwinter',
    now: () => new Date('2026-11-21T12:00:00Z'),
    ...change,
  });
}

describe('a report', () => {
  it('contains no secret, name or address from the log, the settings or the window', async () => {
    writeFileSync(
      path.join(folder, LOG_FILE_NAME),
      SECRET_LINES.map((line) => `2026-11-21T11:59:00.000Z warn ${line}\n`).join(''),
    );
    const diagnostics = create();
    diagnostics.rememberNames([OTHER_NAME]);
    const report = await diagnostics.report(SECRET_LINES.join('\n'));
    for (const secret of SECRETS) expect(report.toLowerCase(), secret).not.toContain(secret.toLowerCase());
    // The lines themselves must remain.
    for (const mark of ['[redacted]', '[name]', '[address]', '[host]', '[user]', '~/.config/earshot/settings.json'])
      expect(report, mark).toContain(mark);
  });

  it("contains useful details: versions, system, settings, the window's state, the log", async () => {
    writeFileSync(path.join(folder, LOG_FILE_NAME), '2026-11-21T11:59:00.000Z warn The microphone was pulled out.\n');
    const report = await create().report('Microphone: on (USB Headset)\nLink: {"roundTripMs":23}');
    // The window's line knows it better.
    expect(report).not.toContain('notifies:');
    for (const part of [
      'Version: 1.2.3 (Desktop app)',
      'System: Linux 6.8.0, x64 Some CPU, wayland',
      'Processors: 8',
      'electron 45.4.1, chrome 154.0.7632.5, node 24.1.0',
      'talkMode: "push-to-talk"',
      'talk=KeyV, toggle-mute=Control+Shift+KeyM',
      'inputDevice: chosen; outputDevice: system default',
      'name: set',
      'recentLobbies: 1',
      'Microphone: on (USB Headset)',
      '"roundTripMs":23',
      '2026-11-21T11:59:00.000Z warn The microphone was pulled out.',
    ])
      expect(report, part).toContain(part);
  });

  it('contains the end of a long log, and always fits into one message', async () => {
    writeFileSync(
      path.join(folder, LOG_FILE_NAME),
      Array.from({ length: 900 }, (_, number) => `line ${number} ${'word '.repeat(400)}\n`).join(''),
    );
    const report = await create().report(`${'"\\'.repeat(9_000)}`);
    expect(report.length).toBeLessThanOrEqual(MAX_REPORT_LENGTH);
    expect(report).toContain('line 899 ');
    expect(report).toContain('Version: 1.2.3');
    expect(report).not.toContain('line 600 ');
  });

  it('can be written without a log', async () => {
    expect(await create().report('')).toContain('## Log (last 0 lines)');
  });

  it('does not allow forged lines', async () => {
    const report = await create().report('harmless\u2028## Forged\u001b[2J');
    expect(report).not.toMatch(/[\u2028\u001b]/);
  });
});

describe('createLineRedactor', () => {
  const redactLine = (line: string, names: readonly string[] = []): string =>
    createLineRedactor({ names, homeFolder: '/home/jwinter', userName: '' })(line);

  it.each([
    'Listening on 127.0.0.1:7777 and 0.0.0.0',
    '2026-11-21T11:59:00.123Z info 12:30:45',
    'Chrome/154.0.7632.5 koffi 3.3.4',
    'node 24.1.0, v8 13.6.233.10-node.53, chrome 140.0.0.0',
    'Mozilla/5.0 (X11) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Edg/140.0.0.0',
    'Round trip: 23 ms; codes 1006, 4001',
    'settings.json could not be read: main/desktop/settings/open-settings-store.ts:41:12',
  ])('leaves %j as it is', (line) => {
    expect(redactLine(line)).toBe(line);
  });

  it('finds a name only as a whole word, in any case, and ignores one-letter names', () => {
    expect(redactLine('max maxLength MAX, Max: a', ['Max', 'a', ' '])).toBe('[name] maxLength [name], [name]: a');
  });

  it('matches the longer of two names first', () => {
    expect(redactLine('Max Mustermann', ['Max', 'Max Mustermann'])).toBe('[name]');
  });

  it('finds names with special characters', () => {
    const names = ['Jean-Luc', String.raw`^.*+?$\d/{2}[x](y)|z`, '-=|=-'];
    for (const name of names) expect(redactLine(`<${name}> talks`, names), name).toBe('<[name]> talks');
  });

  it('finds one name among thousands', () => {
    const names = Array.from({ length: 4_000 }, (_, index) => `Player ${index} of the lobby`);
    expect(redactLine('player 3999 of the lobby, Player 4000 of the lobby', names)).toBe(
      '[name], Player 4000 of the lobby',
    );
  });

  it.each([
    ['ip:fe80::1', 'ip:[address]'],
    ['"address":"2001:db8::7" address:2001:db8::7', '"address":"[address]" address:[address]'],
    ['bound to ::ffff:10.0.0.2', 'bound to [address][address]'],
    ['udp://198.51.100.7:7777 and host/203.0.113.9', 'udp://[address]:7777 and host/[address]'],
    ['chrome 192.168.1.20 refused; Chrome/10.0.0.7', 'chrome [address] refused; Chrome/[address]'],
    ['v8 of 203.0.113.9 and node 203.0.113.9', 'v8 of [address] and node [address]'],
  ])('finds the addresses in %j', (line, expected) => {
    expect(redactLine(line)).toBe(expected);
  });

  it.each([
    [String.raw`open C:\Users\Jane Doe\AppData\x`, String.raw`open ~\AppData\x`],
    [String.raw`{"path":"C:\\Users\\Jane Doe\\AppData"}`, String.raw`{"path":"~\\AppData"}`],
    ['file:///C:/Users/Jane%20Doe/x.js', 'file:///C:/Users/[user]/x.js'],
    [String.raw`c:\users\jane\x`, String.raw`c:\users\[user]\x`],
    [String.raw`D:\\Old\\Jane Doe\\x`, String.raw`D:\\Old\\[user]\\x`],
  ])('removes the account from the Windows path in %j', (line, expected) => {
    expect(
      createLineRedactor({ names: [], homeFolder: String.raw`C:\Users\Jane Doe`, userName: 'Jane Doe' })(line),
    ).toBe(expected);
  });
});

describe('readLogEnd', () => {
  it('reads only the newest whole lines, oldest first', async () => {
    const file = path.join(folder, 'log');
    writeFileSync(
      file,
      `${'x'.repeat(300_000)}\n${Array.from({ length: 10 }, (_, number) => `line ${number}\n`).join('')}unfinished`,
    );
    expect(await readLogEnd(file, 3)).toEqual(['line 7', 'line 8', 'line 9']);
    expect((await readLogEnd(file, 100))[0]).toBe('line 0');
  });
});
