import { FRAME_MS } from '../../../shared/audio-format.ts';
import { ENTRIES } from '../../../shared/model/people/door.ts';
import { DEFAULT_MAX_FILE_MEGABYTES, MAX_FILE_MEGABYTES } from '../../../shared/model/files/file-limits.ts';
import { LISTING_ACCESS } from '../../../shared/model/listing.ts';
import { MAX_ROOMS } from '../../../shared/model/people/lobby-room.ts';
import { MAX_RENDEZVOUS } from '../../../shared/model/settings.ts';
import { HEARING_PRESET_IDS } from '../../../shared/spatial/hearing-presets.ts';
import { DEFAULT_HEARING_RULES, DISTANCE_LAWS, GAME_PHASES } from '../../../shared/spatial/hearing-rules.ts';
import { DEFAULT_REPORT_DAYS, MAX_REPORT_DAYS } from '../../host/reports/report-shelf.ts';
import { DEFAULT_CAPACITY, DEFAULT_PHASE, DEFAULT_PORT, MAX_CAPACITY, MAX_WORKERS } from '../../host/host-options.ts';
import { PASSWORD_VARIABLE } from '../lobbies/lobby-password.ts';
import { BIND_OPTION, HELP_OPTION, PUBLIC_ADDRESS_OPTIONS } from './common-options.ts';
import type { Help, HelpOption } from './format-help.ts';

const REACH: readonly HelpOption[] = [
  {
    flag: '--port NUMBER',
    text: 'TCP port for signalling and UDP port for media; 0 means any free port',
    standard: String(DEFAULT_PORT),
  },
  BIND_OPTION,
  ...PUBLIC_ADDRESS_OPTIONS,
  { flag: '--map-port', text: 'have the router forward the port while the lobby is open (PCP, NAT-PMP, UPnP)' },
  { flag: '--lan', text: 'show the lobby on the local network, where anyone can join without an invitation' },
  {
    flag: '--rendezvous ADDRESS',
    text: `rendezvous server through which guests can join; can be repeated up to ${MAX_RENDEZVOUS} times`,
  },
  { flag: '--stun HOST:PORT', text: 'STUN server that tells the outer address; can be repeated' },
];

const LISTING: readonly HelpOption[] = [
  { flag: '--list', text: 'list the lobby publicly at its rendezvous servers' },
  { flag: '--game NAME', text: 'game that you play in it' },
  { flag: '--language TAG', text: 'language that you speak in it, such as en or pt-BR' },
  {
    flag: '--access WAY',
    text: `how players without an invitation get in: ${LISTING_ACCESS.join(', ')}; knocks need a terminal`,
    standard: 'open',
  },
];

const DOOR: readonly HelpOption[] = [
  {
    flag: '--entry WAY',
    text: `how newcomers with the invitation come in: ${ENTRIES.join(', ')}; section "Newcomers" of docs/players/people/moderation.md`,
    standard: 'open, or as moderators have set it',
  },
  {
    flag: '--password-file FILE',
    text: `file with the password of the lobby, or of its listing (--access password); or set ${PASSWORD_VARIABLE}`,
  },
];

const RULES: readonly HelpOption[] = [
  { flag: '--preset NAME', text: `hearing rules for one kind of game: ${HEARING_PRESET_IDS.join(', ')}` },
  {
    flag: '--rules FILE.json',
    text: 'file with hearing rules; section 8 of docs/protocol/client-protocol.md lists the fields',
  },
  {
    flag: '--law LAW',
    text: `attenuation curve: ${DISTANCE_LAWS.join(', ')}`,
    standard: `${DEFAULT_HEARING_RULES.law}, or as in the rules`,
  },
  {
    flag: '--range METRES',
    text: 'distance beyond which voices are silent',
    standard: `${DEFAULT_HEARING_RULES.maxMetres}, or as in the rules`,
  },
  {
    flag: '--phase PHASE',
    text: `phase in which the lobby opens: ${GAME_PHASES.join(', ')}`,
    standard: DEFAULT_PHASE,
  },
  {
    flag: '--room NAME',
    text: `room of the lobby, such as 'Team A' or 'AFK, hearing=nobody, limit=5'; can be repeated up to ${MAX_ROOMS} times`,
  },
];

const KEEPING: readonly HelpOption[] = [
  {
    flag: '--config FILE',
    text: 'read options from this file (JSON with comments); options given here take precedence',
  },
  {
    flag: '--data FOLDER',
    text: 'keep certificate, invitation, game token and members in this folder across restarts',
  },
  {
    flag: '--claim',
    text: 'show a new code by which a player becomes owner; a lobby without an owner has one anyway',
  },
  { flag: '--come-back', text: 'on SIGTERM, tell players that the host restarts, so that they rejoin automatically' },
  { flag: '--log-file FILE', text: 'also write the log to this file' },
  {
    flag: '--log-size MB',
    text: 'size at which the log file is renamed to FILE.1 and a new one begins, 1 to 1,000',
    standard: '10',
  },
  { flag: '--log-files NUMBER', text: 'number of full log files to keep, 1 to 100', standard: '5' },
];

const REPORTS: readonly HelpOption[] = [
  {
    flag: '--record-reports',
    text: 'keep the last 30 s of what each player hears, so that players can report others; everyone sees that',
  },
  {
    flag: '--report-days DAYS',
    text: `days until a report is deleted, 1 to ${MAX_REPORT_DAYS}; without --data, reports end with the host`,
    standard: String(DEFAULT_REPORT_DAYS),
  },
  { flag: '--verify-report FILE', text: 'check a saved report, show what it says, and host nothing' },
  { flag: '--of INVITATION', text: 'with --verify-report: check that the host of this invitation sealed it' },
];

const LOAD: readonly HelpOption[] = [
  {
    flag: '--max-file MB',
    text: `largest file that players may send, 0 to ${MAX_FILE_MEGABYTES} MB; 0 turns files off`,
    standard: String(DEFAULT_MAX_FILE_MEGABYTES),
  },
  {
    flag: '--capacity NUMBER',
    text: `maximum number of players, 1 to ${MAX_CAPACITY}`,
    standard: String(DEFAULT_CAPACITY),
  },
  {
    flag: '--workers NUMBER',
    text: `mixer threads, 1 to ${MAX_WORKERS}`,
    standard: 'one per 100 players, limited by the number of cores',
  },
  {
    flag: '--tick-budget MS',
    text: 'time that a mixer thread can use of each 20 ms tick before it sheds load',
    standard: String(FRAME_MS),
  },
];

const GAMES: readonly HelpOption[] = [
  {
    flag: '--game-token TOKEN',
    text: 'token that game servers must send; better set the variable EARSHOT_GAME_TOKEN',
    standard: 'random',
  },
  { flag: '--game-ranks', text: 'let game servers give players the roles moderator, member and listener' },
  {
    flag: '--game-port NUMBER',
    text: 'also accept positions over plain HTTP on this port of 127.0.0.1; 0 means any free port',
  },
  {
    flag: '--tls-cert FILE',
    text: 'certificate (PEM, with its chain) for game servers that connect to the public name',
  },
  { flag: '--tls-key FILE', text: 'private key of that certificate' },
  {
    flag: '--game-origin ORIGIN',
    text: 'let web pages of this origin send positions with the token; can be repeated',
  },
];

const OUTPUT: readonly HelpOption[] = [
  { flag: '--table', text: 'show the players and who is talking: live in a terminal, otherwise every 10 s' },
  { flag: '--statistics', text: 'print statistics once per second' },
  { flag: '--json', text: 'print one line of JSON when the lobby opens, and one per second with --statistics' },
  HELP_OPTION,
];

/** The help of `npm run serve`. */
export const SERVE_HELP: Help = {
  summary: 'Hosts an Earshot lobby without a window.',
  groups: [
    {
      title: 'Lobby',
      options: [{ flag: '--lobby NAME', text: 'name of the lobby', standard: 'Earshot' }, ...RULES],
    },
    { title: 'Connections', options: REACH },
    { title: 'Public listing', options: LISTING },
    { title: 'Newcomers', options: DOOR },
    { title: 'Configuration and data', options: KEEPING },
    { title: 'Reports of players', options: REPORTS },
    { title: 'Size and load', options: LOAD },
    { title: 'Game servers', options: GAMES },
    { title: 'Output', options: OUTPUT },
  ],
  failure: "the lobby couldn't open, or ended because of a failure",
  examples: [
    { line: 'npm run -s serve -- --lobby Cellar --preset shooter', text: 'a lobby with rules for shooters' },
    {
      line: 'npm run -s serve -- --lobby Cellar --map-port --table',
      text: 'for friends on the internet, with a live table',
    },
    {
      line: 'npm run -s serve -- --port 7800 --public-address play.example.org --capacity 200',
      text: 'behind a forwarded port',
    },
    { line: 'npm run -s serve -- --config host.jsonc --data ./host', text: 'a host that survives restarts' },
    {
      line: 'npm run -s serve -- --rendezvous meet.example.org --list --game Minecraft --language en --access knock',
      text: 'public; players knock to get in',
    },
  ],
};
