import { LIFE_STATES, type LifeState } from '../../../shared/model/presence.ts';
import type { GamePhase, HearingMatrix, HearingMode, HearingRules } from '../../../shared/spatial/hearing-rules.ts';

export const STATE_NAMES: Readonly<Record<LifeState, string>> = { alive: 'the living', dead: 'the dead', spectator: 'spectators' };
export const PHASE_NAMES: Readonly<Record<GamePhase, string>> = { playing: 'While playing', meeting: 'In a meeting' };

/** A topic of the rules and what holds in it. */
export interface RuleWords {
  readonly topic: string;
  readonly sentences: readonly string[];
}

/** A lobby's rules as its people should know them. */
export function rulesInWords(rules: HearingRules): readonly RuleWords[] {
  const topics: readonly RuleWords[] = [
    { topic: 'Distance', sentences: distanceWords(rules) },
    { topic: 'Who hears whom', sentences: phaseWords(rules) },
    { topic: 'Channels', sentences: channelWords(rules) },
    { topic: 'Sound', sentences: soundWords(rules) },
    { topic: 'Positions', sentences: positionWords(rules) },
  ];
  return topics.filter(({ sentences }) => sentences.length > 0);
}

const FALLS: Readonly<Record<HearingRules['law'], string>> = {
  linear: 'then falls evenly',
  inverse: 'then falls as in the open air',
  exponential: 'then falls steadily to the ear',
  cubic: 'then falls quickly at first',
  curve: 'falls as the host drew it',
  flat: '',
};

function distanceWords(rules: HearingRules): string[] {
  const { law, minMetres, maxMetres, floorGain, strengths } = rules;
  if (law === 'flat') return ['Everybody is heard at full loudness, wherever they are.'];
  const isFull = law !== 'curve' && minMetres > 0;
  const start = isFull ? `A voice is at full loudness up to ${metresText(minMetres)}, ${FALLS[law]}` : `A voice ${FALLS[law].replace('then ', '')}`;
  const end = floorGain > 0 ? `Beyond ${metresText(maxMetres)} it stays at ${Math.round(100 * floorGain)} %.` : `It ends at ${metresText(maxMetres)}.`;
  const others = [
    ...(strengths.whisper > 0 ? [`a whisper carries ${metresText(strengths.whisper * maxMetres)}`] : []),
    ...(strengths.shout > 0 ? [`a shout ${strengths.whisper > 0 ? '' : 'carries '}${metresText(strengths.shout * maxMetres)}`] : []),
  ];
  return [`${start}. ${end}`, ...(others.length > 0 ? [`${capitalised(others.join(', '))}.`] : ['Nobody can whisper or shout.'])];
}

function phaseWords({ phases }: HearingRules): string[] {
  const [playing, meeting] = [matrixWords(phases.playing), matrixWords(phases.meeting)];
  if (playing.join() === meeting.join()) return playing;
  return [`${PHASE_NAMES.playing}: ${playing.map(lowered).join(' ')}`, `${PHASE_NAMES.meeting}: ${meeting.map(lowered).join(' ')}`];
}

/** Only the beginning of what follows a colon. */
function lowered(sentence: string, index: number): string {
  return index === 0 ? sentence.charAt(0).toLocaleLowerCase() + sentence.slice(1) : sentence;
}

/** One sentence for each state, or one where all are alike. */
export function matrixWords(matrix: HearingMatrix): string[] {
  const modes = new Set(LIFE_STATES.flatMap((listener) => LIFE_STATES.map((speaker) => matrix[listener][speaker])));
  const [only] = modes;
  if (modes.size === 1 && only !== undefined) return [UNIFORM[only]];
  return LIFE_STATES.map((listener) => {
    const parts = (['nearby', 'everywhere', 'silent'] as const).flatMap((mode) => {
      const speakers = LIFE_STATES.filter((speaker) => matrix[listener][speaker] === mode);
      return speakers.length === 0 ? [] : [hearWords(mode, speakers)];
    });
    return `${capitalised(STATE_NAMES[listener])} hear ${parts.join(', ')}.`;
  });
}

const UNIFORM: Readonly<Record<HearingMode, string>> = {
  nearby: 'Everybody hears who is near.',
  everywhere: 'Everybody hears everybody, wherever they are.',
  silent: 'Nobody hears anybody but through channels.',
};

function hearWords(mode: HearingMode, speakers: readonly LifeState[]): string {
  const isAll = speakers.length === LIFE_STATES.length;
  const names = isAll ? (mode === 'silent' ? 'anybody' : 'everybody') : listed(speakers.map((state) => STATE_NAMES[state]), mode === 'silent' ? 'or' : 'and');
  if (mode === 'silent') return isAll ? 'nobody' : `not ${names}`;
  return mode === 'nearby' ? `${names} nearby` : `${names} everywhere`;
}

function channelWords({ channels, duckingDb }: HearingRules): string[] {
  const ways = [
    ...(channels.team ? ['to their team'] : []),
    ...(channels.radio ? [channels.radioMetres === null ? 'by radio' : `by radio over ${metresText(channels.radioMetres)}`] : []),
    ...(channels.everybody ? ['to everybody'] : []),
  ];
  return [
    ...(ways.length > 0 ? [`People can also talk ${listed(ways, 'and')}.`] : ['There is no other way to talk than from near.']),
    ...(duckingDb < 0 ? [`While somebody with priority speaks, all others are ${-duckingDb} dB quieter.`] : []),
  ];
}

function soundWords({ pan, directionFrom, interauralDelay, airAbsorption, enclosures, effects }: HearingRules): string[] {
  return [
    pan === 'off' ? 'Voices come from no side.' : `Voices come from where people are, as your ${directionFrom} looks${pan === 'reduced' ? ', gently' : ''}${interauralDelay ? ', with the delay between the ears' : ''}.`,
    ...(airAbsorption ? ['Far voices sound duller.'] : []),
    ...(enclosures === 'muffled' ? ['Voices are muffled through the walls of vehicles and rooms.'] : []),
    ...(enclosures === 'separate' ? ['Voices do not leave vehicles and rooms.'] : []),
    ...(effects ? ['Radios, water and rooms colour voices.'] : []),
  ];
}

const LOST: Readonly<Record<HearingRules['stale']['policy'], string>> = { hold: 'stays where they were', fade: 'fades to silence', flat: 'is heard as in a channel' };

function positionWords({ stale, trust, mapShows }: HearingRules): string[] {
  return [
    `Whose position is lost for ${stale.afterSeconds} s ${LOST[stale.policy]}.`,
    ...(mapShows === 'nearby' ? ['The map shows only who is near enough to be heard.'] : []),
    ...(trust === 'positions' ? ['Games on players’ own computers say where they are, but not their world, team or state.'] : []),
    ...(trust === 'nothing' ? ["Only the game's server says who is where."] : []),
  ];
}

export function metresText(metres: number): string {
  if (metres >= 1_000) return `${Math.round(metres / 100) / 10} km`;
  return `${metres < 10 ? Math.round(metres * 10) / 10 : Math.round(metres)} m`;
}

function listed(names: readonly string[], word: 'and' | 'or'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
