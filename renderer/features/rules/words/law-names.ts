import type { LawPresetId } from '../../../../shared/spatial/law-presets.ts';

/** The programs whose distances are known. Their names are the same in every language. */
export const LAW_NAMES: Readonly<Record<LawPresetId, string>> = {
  mumble: 'Mumble',
  crewlink: 'CrewLink',
  'simple-voice-chat': 'Simple Voice Chat',
  plasmo: 'Plasmo Voice',
  tokovoip: 'TokoVOIP',
  fivem: 'FiveM',
  tfar: 'TFAR',
  overte: 'Overte',
};
