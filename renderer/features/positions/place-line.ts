import type { SourceId } from '../../../shared/model/position-source.ts';
import type { HearingRules, StalePolicy } from '../../../shared/spatial/hearing-rules.ts';
import { placeAuthority, type PositionsState } from './positions-store.ts';

export const SOURCE_NAMES: Readonly<Record<SourceId, string>> = {
  server: "the game's server",
  'game-api': 'the local game API',
  'mumble-link': 'Mumble Link',
  track: 'a recorded track',
  hand: 'the map',
};

const STALE_ENDS: Readonly<Record<StalePolicy, string>> = {
  hold: 'You stay where you were last.',
  fade: 'You fade out for the others.',
  flat: 'You are heard as in a channel.',
};

/** What the map says about who decides where one is. */
export interface PlaceLine {
  readonly text: string;
  /** Nothing is known of the position at present. */
  readonly isTrouble: boolean;
  /** The person may go on by hand. */
  readonly canWalkByHand: boolean;
}

/** One sentence about where one's own position comes from; null where it is simply the person's own dot. */
export function placeLine(state: Pick<PositionsState, 'report' | 'standing' | 'isByHand' | 'status'>, rules: Pick<HearingRules, 'trust' | 'stale'>): PlaceLine | null {
  const { report, standing } = state;
  const line = (text: string, isTrouble = false, canWalkByHand = false): PlaceLine => ({ text, isTrouble, canWalkByHand });
  switch (placeAuthority(state)) {
    case 'server':
      return standing?.isStale === true ? line(`The game's server no longer says where you are. ${STALE_ENDS[rules.stale.policy]}`, true) : line("Position from the game's server");
    case 'source': {
      const from = sourceWithFeeder(report?.source ?? 'hand', state.status);
      if (rules.trust === 'nothing') return line("Only the game's server may say where you are in this lobby", true);
      if (report?.place.type === 'pose') return line(`Position from ${from}`);
      if (report?.place.reason === 'menu') return line(`In a menu: you are nowhere. ${capitalised(from)} says so.`);
      return line(`Position lost: ${from}. ${STALE_ENDS[rules.stale.policy]}`, true, true);
    }
    case 'hand':
      return rules.trust === 'nothing' ? line("Only the game's server may say where you are in this lobby", true) : null;
  }
}

function sourceWithFeeder(source: SourceId, status: PositionsState['status']): string {
  const feeder = status.sources.find(({ id }) => id === source)?.feeder ?? '';
  return feeder === '' ? SOURCE_NAMES[source] : `${SOURCE_NAMES[source]}: ${feeder}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
