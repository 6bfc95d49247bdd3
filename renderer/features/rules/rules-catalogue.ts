import { HEARING_PRESETS, type HearingPresetId } from '../../../shared/spatial/hearing-presets.ts';
import { LAW_PRESETS, type LawPresetId } from '../../../shared/spatial/law-presets.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';

/** Rules, or distances, to begin with. */
export interface CatalogueEntry {
  readonly id: string;
  readonly label: string;
  readonly change: Partial<HearingRules>;
}

const GAME_NAMES: Readonly<Record<HearingPresetId, string>> = {
  'social-deduction': 'Social deduction',
  survival: 'Survival',
  roleplay: 'Role-play',
  shooter: 'Shooter',
};

const LAW_NAMES: Readonly<Record<LawPresetId, string>> = {
  mumble: 'Mumble',
  crewlink: 'CrewLink',
  'simple-voice-chat': 'Simple Voice Chat',
  plasmo: 'Plasmo Voice',
  tokovoip: 'TokoVOIP',
  fivem: 'FiveM',
  tfar: 'TFAR',
  overte: 'Overte',
};

/** All rules for a kind of game, or only the distances of another program. */
export const RULES_CATALOGUE: readonly CatalogueEntry[] = [
  ...entriesOf(GAME_NAMES, HEARING_PRESETS, (name) => `All rules: ${name}`),
  ...entriesOf(LAW_NAMES, LAW_PRESETS, (name) => `Distances as in ${name}`),
];

function entriesOf<Id extends string>(names: Readonly<Record<Id, string>>, presets: Readonly<Record<Id, Partial<HearingRules>>>, labelOf: (name: string) => string): CatalogueEntry[] {
  return (Object.keys(names) as Id[]).map((id) => ({ id, label: labelOf(names[id]), change: presets[id] }));
}
