import type { GamePhase, HearingRules } from '../../shared/spatial/hearing-rules.ts';
import { gainToDb } from '../../shared/units.ts';
import { askHearing } from './asked-hearing.ts';
import type { PlayerState } from './practice-messages.ts';

const CELL_WIDTH = 8;
const LEVEL_BARS = ['·', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const QUIETEST_SHOWN_DB = -60;

/**
 * Formats who hears whom as lines of text: a row for each listener, and a column for each speaker with the gain in dB
 * that the rules require (`·` = inaudible). Talkers are marked, and the last column is the loudness that the listener
 * measures in its decoded sound.
 */
export function formatHearingTable(players: readonly PlayerState[], rules: HearingRules, phase: GamePhase): string[] {
  const head = players.map(({ name, isTalking }) => `${isTalking ? '▶' : ' '}${name}`.padStart(CELL_WIDTH)).join('');
  const rows = players.map((listener) => {
    const cells = players.map((speaker) =>
      (speaker === listener ? '—' : formatGain(listener, speaker, rules, phase)).padStart(CELL_WIDTH),
    );
    return `${listener.name.padEnd(CELL_WIDTH)}${cells.join('')}   ${formatLevel(listener.heardLevelDb)}`;
  });
  return [`${'hears'.padEnd(CELL_WIDTH)}${head}   heard now`, ...rows];
}

function formatGain(listener: PlayerState, speaker: PlayerState, rules: HearingRules, phase: GamePhase): string {
  const gain = askHearing(listener, speaker, rules, phase).reduce((sum, part) => sum + part.gain, 0);
  if (gain === 0) return '·';
  const text = `${gainToDb(gain).toFixed(0).replace('-0', '0')} dB`;
  return speaker.isTalking ? `*${text}` : text;
}

function formatLevel(levelDb: number): string {
  const share = Math.max(0, Math.min(1, 1 - levelDb / QUIETEST_SHOWN_DB));
  const bar = LEVEL_BARS[Math.round(share * (LEVEL_BARS.length - 1))] ?? '·';
  return levelDb <= QUIETEST_SHOWN_DB ? '·  silence' : `${bar}  ${levelDb.toFixed(0)} dBFS`;
}
