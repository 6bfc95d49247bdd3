import type { TFunction } from 'i18next';
import { HEARING_PRESET_IDS, HEARING_PRESETS } from '../../../shared/spatial/hearing-presets.ts';
import type { HearingRules } from '../../../shared/spatial/hearing-rules.ts';
import { LAW_PRESETS, type LawPresetId } from '../../../shared/spatial/law-presets.ts';

/** A preset of rules or distances. */
export interface CatalogueEntry {
  readonly id: string;
  readonly label: string;
  readonly change: Partial<HearingRules>;
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
    ...HEARING_PRESET_IDS.map((id) => ({
      id,
      label: t('editor.allRules', { name: t(`editor.game.${id}`) }),
      change: HEARING_PRESETS[id],
    })),
    ...(Object.keys(LAW_NAMES) as LawPresetId[]).map((id) => ({
      id,
      label: t('editor.distancesAs', { name: LAW_NAMES[id] }),
      change: LAW_PRESETS[id],
    })),
  ];
}
