import { SCENARIO_IDS } from '../../practice/choose-script.ts';
import { DEMO_LIMITS } from '../command-defaults.ts';
import { HELP_OPTION } from './common-options.ts';
import type { Help } from './format-help.ts';

const { defaultSeconds, maxSeconds, defaultPlayers, maxPlayers } = DEMO_LIMITS;

/** The help of `npm run demo`. */
export const DEMO_HELP: Help = {
  summary: 'Opens the practice lobby: simulated players walk and talk, and you hear them from where they stand.',
  groups: [
    {
      title: 'Both',
      options: [
        {
          flag: '--scenario NAME',
          text: `kind of game that the simulated players play: ${SCENARIO_IDS.join(', ')}`,
          standard: 'they walk around',
        },
        HELP_OPTION,
      ],
    },
    {
      title: 'Measured run',
      options: [
        { flag: '--headless', text: 'measure who hears whom, without a window' },
        { flag: '--out FOLDER', text: 'folder for report.json, report.svg and listener-N.wav; required' },
        {
          flag: '--seconds S',
          text: `duration, at most ${maxSeconds}`,
          standard: `${defaultSeconds}, or one run of a scenario`,
        },
        {
          flag: '--players N',
          text: `number of simulated players, 2 to ${maxPlayers}; not with --scenario`,
          standard: String(defaultPlayers),
        },
      ],
    },
  ],
  notes: ["Without --headless, the options of 'npm start -- --help' work too."],
  failure: "in a measured run, a player didn't hear what they should, or the run failed",
  examples: [
    { line: 'npm run demo', text: 'hear it in the window' },
    { line: 'npm run demo -- --scenario roleplay', text: 'with whispers, phones and walls' },
    {
      line: 'npm run -s demo -- --headless --seconds 20 --players 6 --out report',
      text: 'measure it, in folder report',
    },
  ],
};
