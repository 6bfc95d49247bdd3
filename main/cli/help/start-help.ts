import { SCENARIO_IDS } from '../../practice/choose-script.ts';
import { BIND_OPTION, HELP_OPTION, PUBLIC_ADDRESS_OPTIONS } from './common-options.ts';
import type { Help } from './format-help.ts';

/** The help of `npm start`. */
export const START_HELP: Help = {
  summary: 'Starts Earshot, and builds its window first if something has changed.',
  call: 'npm start -- [option ...] [earshot://join/INVITATION]',
  groups: [
    {
      title: 'Window',
      options: [
        { flag: '--no-window', text: 'print a link for a browser instead of opening a window' },
        { flag: '--no-build', text: 'use the last build of the window' },
        { flag: '--data-dir FOLDER', text: 'folder for settings and logs' },
      ],
    },
    {
      title: 'Practice',
      options: [
        { flag: '--practice', text: 'open the practice lobby on start' },
        { flag: '--scenario NAME', text: `scenario of its simulated players: ${SCENARIO_IDS.join(', ')}` },
      ],
    },
    {
      title: 'Hosting',
      options: [
        BIND_OPTION,
        {
          flag: '--port NUMBER',
          text: 'TCP and UDP port; if it is in use, Earshot takes a free one',
          standard: 'as in the settings',
        },
        ...PUBLIC_ADDRESS_OPTIONS,
      ],
    },
    { title: 'Other', options: [HELP_OPTION] },
  ],
  failure: "Earshot couldn't be built, or couldn't run",
  examples: [
    { line: 'npm start', text: 'open the window' },
    { line: 'npm start -- --practice', text: 'hear simulated players first' },
    { line: 'npm start -- --port 7800 --public-address play.example.org', text: 'host behind a forwarded port' },
    { line: "npm start -- 'earshot://join/INVITATION'", text: 'join a lobby' },
  ],
};
