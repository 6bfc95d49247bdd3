import type { TFunction } from 'i18next';
import type { LawPresetId } from '../../../shared/spatial/law-presets.ts';
import { ALL_RULES_IDS, type PresetId } from './rules-presets.ts';

/** A preset of rules or distances, with its name. */
export interface CatalogueEntry {
  readonly id: PresetId;
  readonly label: string;
}

/** Program names are the same in every language. */
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

/** Returns the presets: all rules for a kind of game, or only the distances of another program. */
export function rulesCatalogue(t: TFunction<'rules'>): readonly CatalogueEntry[] {
  return [
    ...ALL_RULES_IDS.map((id) => ({ id, label: t('editor.allRules', { name: t(`editor.game.${id}`) }) })),
    ...(Object.keys(LAW_NAMES) as LawPresetId[]).map((id) => ({
      id,
      label: t('editor.distancesAs', { name: LAW_NAMES[id] }),
    })),
  ];
}
