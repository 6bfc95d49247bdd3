/** The latency of a voice, from the speaker's microphone to your ear, in nine stages. */
export const journey = {
  title: 'Voice latency',
  lead: 'How long a voice takes from a microphone to your ear, stage by stage.',
  /** Labels the choice of the player whose voice is measured. */
  speaker: 'Player',
  nobody: 'Nobody else is here. When a player joins, you can measure their voice.',
  gone: 'This player has left the lobby. Choose another one.',
  waiting: 'Measuring. The first results appear in a second or two.',
  hidden: 'The host doesn’t share data about this voice. Choose a player in your world and group.',
  speaking: 'Speaking',
  silent: 'Silent. These are the last known values.',
  total: 'Microphone to ear',
  totalKnown: '{{time, milliseconds}}',
  totalAtLeast: 'at least {{time, milliseconds}}',
  unknown: 'unknown',
  stage: {
    capture: 'Microphone',
    encode: 'Encoding',
    uplink: 'Network to host',
    playout: 'Jitter buffer at the host',
    mix: 'Mixing',
    'mix-encode': 'Encoding the mix',
    downlink: 'Network to you',
    'jitter-buffer': 'Your jitter buffer',
    output: 'Output device',
  },
  /** One line about each stage. */
  explain: {
    capture: 'The device and voice processing.',
    encode: 'Each packet holds 20 ms of speech, plus a short look-ahead.',
    uplink: 'Half of the speaker’s round trip.',
    playout: 'Packets wait here so that late ones still arrive in time.',
    mix: 'The host mixes all voices around you, 50 times a second.',
    'mix-encode': 'The host turns your mix into a packet.',
    downlink: 'Half of your round trip.',
    'jitter-buffer': 'Evens out packets that arrive early or late.',
    output: 'From the decoder to your ear, as your system reports it.',
  },
  /** Where a stage happens. */
  place: { speaker: 'Speaker', network: 'Network', host: 'Host', listener: 'You' },
  table: 'Stages from microphone to ear',
  column: { stage: 'Stage', time: 'Time', history: 'Last minute' },
  /** Describes the small plot of one stage. */
  stageHistory: 'From {{lowest, milliseconds}} to {{highest, milliseconds}} in the last minute',
  stageHistoryEmpty: 'No data in the last minute',
  history: 'Last minute',
  /** Describes the large plot of all stages. */
  historySpoken: 'All stages in the last minute: from {{lowest, milliseconds}} to {{highest, milliseconds}}',
  historyEmpty: 'Nobody spoke in the last minute',
  ago: '60 s ago',
  now: 'now',
};
