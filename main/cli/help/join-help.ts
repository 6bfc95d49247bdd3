import {
  DEFAULT_PRESENCE,
  DEFAULT_TALK_STYLE,
  LIFE_STATES,
  TALK_TARGETS,
  VOICE_STRENGTHS,
} from '../../../shared/model/presence.ts';
import { JOIN_OUTPUTS, MAX_JOIN_SECONDS } from '../command-defaults.ts';
import { PASSWORD_VARIABLE } from '../lobbies/lobby-password.ts';
import { HELP_OPTION } from './common-options.ts';
import type { Help } from './format-help.ts';

/** The help of `npm run join`. */
export const JOIN_HELP: Help = {
  summary: 'Joins an Earshot lobby without a window.',
  groups: [
    {
      title: 'Which lobby',
      options: [
        { flag: '--invitation LINK', text: 'invitation from the host, or one of the next three' },
        { flag: '--code CODE', text: 'code that the host reads aloud, such as K7Q-29MDX' },
        { flag: '--lan LOBBY', text: 'lobby with this name on the local network; its host must let you in' },
        {
          flag: '--listed TITLE',
          text: 'listed lobby with this title; if you must knock, the host has a minute to answer',
        },
        {
          flag: '--rendezvous ADDRESS',
          text: 'rendezvous server that knows the code or lists the lobby; can be repeated',
        },
        {
          flag: '--password PASSWORD',
          text: "the lobby's password, which others on this computer can see; without, you type it when the lobby asks",
        },
        { flag: '--password-file FILE', text: `file with the lobby's password, or set ${PASSWORD_VARIABLE}` },
        {
          flag: '--find TEXT',
          text: "don't join: list the lobbies whose title or game contains TEXT ('' lists all), and exit",
        },
        { flag: '--loopback', text: 'use only the loopback interface' },
      ],
    },
    {
      title: 'You',
      options: [
        { flag: '--name NAME', text: 'name that others see', standard: 'Terminal' },
        {
          flag: '--data FOLDER',
          text: 'folder with your identity, by which lobbies know you; made if there is none',
          standard: 'none',
        },
        {
          flag: '--claim CODE',
          text: "become owner of the lobby by its host's claim code, such as K7Q2-9MDX-0TVW; needs --data",
        },
        { flag: '--at x,y,z', text: 'position in metres', standard: '0,0,0' },
        { flag: '--yaw DEGREES', text: 'viewing direction: 0 is along +z, 90 along +x', standard: '0' },
        { flag: '--world NAME', text: 'map or dimension; you hear only players in the same one', standard: 'none' },
        { flag: '--team NAME', text: 'team that --to team talks to', standard: 'none' },
        { flag: '--state STATE', text: LIFE_STATES.join(', '), standard: DEFAULT_PRESENCE.state },
      ],
    },
    {
      title: 'Sound',
      options: [
        {
          flag: '--speak FILE.wav',
          text: 'WAV file to play as the voice, mixed to mono',
          standard: 'silence',
        },
        { flag: '--repeat', text: 'play the file repeatedly' },
        { flag: '--voice STRENGTH', text: VOICE_STRENGTHS.join(', '), standard: DEFAULT_TALK_STYLE.voice },
        {
          flag: '--to TARGET',
          text: `${TALK_TARGETS.join(', ')}: in addition to players nearby`,
          standard: DEFAULT_TALK_STYLE.to,
        },
        {
          flag: '--radio CHANNEL',
          text: 'radio channel to listen to, and to talk on with --to radio',
          standard: 'none',
        },
        {
          flag: '--output MODE',
          text: `what you hear: ${Object.keys(JOIN_OUTPUTS).join(', ')}`,
          standard: 'stereo',
        },
        { flag: '--record OUT.wav', text: 'record what you hear, stereo at 48 kHz' },
        {
          flag: '--seconds S',
          text: `leave after S seconds, at most ${MAX_JOIN_SECONDS}; a lost connection is restored until then`,
          standard: '10',
        },
      ],
    },
    {
      title: 'Files',
      options: [
        { flag: '--send FILE', text: 'send this file to everyone in the lobby; can be repeated' },
        {
          flag: '--save-files FOLDER',
          text: 'save the files of others in this folder, marked as from the internet',
          standard: 'no',
        },
      ],
    },
    {
      title: 'Output',
      options: [
        {
          flag: '--table',
          text: 'show the players, who is talking and how loud you hear them, until you leave',
        },
        {
          flag: '--text',
          text: 'print the messages of the lobby, and send each line that you type to everyone',
        },
        { flag: '--json', text: 'print the measurements as one line of JSON; with --text, each message is a line too' },
        HELP_OPTION,
      ],
    },
  ],
  failure: "joining failed, the lobby ended, or the recording couldn't be written",
  examples: [
    {
      line: 'npm run -s join -- --invitation earshot://join/INVITATION --name Otter --record heard.wav',
      text: 'join for 10 s, and record',
    },
    {
      line: 'npm run -s join -- --invitation earshot://join/INVITATION --table --seconds 3600',
      text: 'watch who is talking, until Ctrl+C',
    },
    {
      line: 'npm run -s join -- --invitation earshot://join/INVITATION --speak voice.wav --repeat --at 8,0,0 --seconds 60',
      text: 'talk from 8 metres to the east',
    },
    {
      line: 'npm run -s join -- --invitation earshot://join/INVITATION --text --seconds 3600',
      text: 'read and write messages, until Ctrl+C',
    },
    { line: 'npm run -s join -- --find minecraft --rendezvous meet.example.org', text: 'find lobbies' },
  ],
};
