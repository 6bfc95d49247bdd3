/** A synthetic voice and its text. */
export interface VoiceScript {
  /** The name of the file in `main/practice/voices`, without its extension. */
  readonly fileName: string;
  /** A voice of flite. */
  readonly fliteVoice: 'slt' | 'rms' | 'awb' | 'kal16';
  /** Pitch shift of the whole voice, with its formants, hundredths of a semitone. */
  readonly pitchCents: number;
  /** The speed of speech; 1 = flite's own. */
  readonly tempoRatio: number;
  readonly sentences: readonly string[];
}

/** The players of the practice lobby. */
export const VOICE_SCRIPTS: readonly VoiceScript[] = [
  {
    fileName: 'voice-1',
    fliteVoice: 'slt',
    pitchCents: 0,
    tempoRatio: 1,
    sentences: [
      'Two of them behind the barn.',
      'I am out of arrows, cover me.',
      'Did anybody see where the horse went?',
      'Wait, I can hear somebody on the stairs.',
      'All clear up here.',
      'Come on, the gate is open.',
    ],
  },
  {
    fileName: 'voice-2',
    fliteVoice: 'rms',
    pitchCents: 0,
    tempoRatio: 1.08,
    sentences: [
      'I found a chest, it is full of potatoes.',
      'Who needs a lantern?',
      'Follow the river until you see the mill.',
      'Careful, the bridge is broken.',
      'I will build us a camp before the night comes.',
    ],
  },
  {
    fileName: 'voice-3',
    fliteVoice: 'awb',
    pitchCents: 0,
    tempoRatio: 1.08,
    sentences: [
      'Left side, left side, by the old tower.',
      'I have one bandage left.',
      'Stay close to me and keep your head down.',
      'They are running towards the harbour.',
      'Nice shot.',
      'Let us meet at the lighthouse.',
      'I am right behind you.',
    ],
  },
  {
    fileName: 'voice-4',
    fliteVoice: 'slt',
    pitchCents: -260,
    tempoRatio: 1.04,
    sentences: [
      'The engine is running, everybody get in.',
      'We are two minutes from the storm.',
      'Can you carry the fuel for me?',
      'No, the other door.',
      'I think somebody is following us.',
      'Stop here, I want to look at the map.',
    ],
  },
  {
    fileName: 'voice-5',
    fliteVoice: 'kal16',
    pitchCents: 0,
    tempoRatio: 1,
    sentences: [
      'I was in the kitchen the whole time.',
      'Somebody turned off the lights.',
      'It was not me, I was fixing the wires.',
      'Why were you standing in the corridor?',
      'I say we vote.',
      'Fine, but you are making a mistake.',
    ],
  },
  {
    fileName: 'voice-6',
    fliteVoice: 'rms',
    pitchCents: 280,
    tempoRatio: 1.1,
    sentences: [
      'Hello, can you hear me from over there?',
      'Walk a little closer.',
      'Now I am on your right.',
      'If I go behind this wall, I should be very quiet.',
      'That works better than shouting.',
      'Race you to the hill.',
    ],
  },
  {
    fileName: 'voice-7',
    fliteVoice: 'awb',
    pitchCents: 330,
    tempoRatio: 1.02,
    sentences: [
      'I need three more pieces of iron.',
      'There is a cave under the waterfall.',
      'Bring torches, it is really dark.',
      'Oh no, spiders.',
      'Run back, run back.',
      'Okay, I am safe, but I lost my pickaxe.',
    ],
  },
  {
    fileName: 'voice-8',
    fliteVoice: 'kal16',
    pitchCents: -300,
    tempoRatio: 0.96,
    sentences: [
      'Welcome to my shop, traveller.',
      'Ten coins for the sword, twelve for the shield.',
      'The guards close the gates at sunset.',
      'You look like you could use some rest.',
      'Good luck out there.',
    ],
  },
];

/** The voice of the first run, which circles the listener clockwise: one sentence for each quarter of the circle. */
export const CIRCLING_SCRIPT: VoiceScript = {
  fileName: 'circling',
  fliteVoice: 'slt',
  pitchCents: 0,
  tempoRatio: 1,
  sentences: ['I am in front of you.', 'On your right.', 'Behind you.', 'And on your left.'],
};

/** The duration of a quarter of the circle; the longest sentence fits into it. */
export const QUARTER_SECONDS = 1.4;
