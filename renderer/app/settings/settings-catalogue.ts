import type { i18n, ParseKeys } from 'i18next';
import type { SettingsPage } from './settings-pages.tsx';

type TextKey = ParseKeys<
  [
    'common',
    'settings',
    'devices',
    'voice',
    'hotkeys',
    'people',
    'profile',
    'headset',
    'positions',
    'games',
    'roles',
    'rules',
    'overlay',
    'diagnostics',
    'text',
  ]
>;

interface CatalogueEntry {
  readonly id: string;
  readonly page: SettingsPage;
  /** What its control or its section is called on the page. */
  readonly label: TextKey;
  /** Texts beside it, which are searched too. */
  readonly hints?: readonly TextKey[];
  /** What to show while it is not on the page, because of another setting or because nothing needs it yet. */
  readonly within?: string;
  /** `app`: not on pages that guests open; `desktop`: only in the desktop app. */
  readonly where?: 'app' | 'desktop';
}

/** The settings that a search finds, in the order of the pages. A test compares it with what the pages show. */
export const SETTINGS_CATALOGUE = [
  { id: 'you', page: 'profile', label: 'settings:section.profile' },
  { id: 'name', page: 'profile', label: 'settings:name', hints: ['settings:nameHint'] },
  { id: 'color', page: 'profile', label: 'settings:color.title' },
  { id: 'picture', page: 'profile', label: 'profile:picture', hints: ['profile:pictureHint'] },
  { id: 'note', page: 'profile', label: 'profile:note', hints: ['profile:noteHint'] },
  {
    ...{ id: 'status', page: 'profile', label: 'profile:status' },
    hints: ['profile:availability.busy', 'profile:availability.away'],
  },
  { id: 'away-after', page: 'profile', label: 'profile:awayAfter', hints: ['profile:awayAfterHint'] },
  { id: 'shows-pictures', page: 'profile', label: 'profile:showsPictures', hints: ['profile:showsPicturesHint'] },
  { id: 'findable', page: 'profile', label: 'profile:findable', hints: ['profile:findableHint'] },
  { id: 'looks', page: 'profile', label: 'settings:section.looks' },
  { id: 'language', page: 'profile', label: 'settings:language' },
  {
    ...{ id: 'appearance', page: 'profile', label: 'settings:appearance' },
    hints: ['settings:theme.light', 'settings:theme.dark', 'settings:theme.contrast'],
  },
  { id: 'sounds', page: 'profile', label: 'settings:section.sounds' },
  { id: 'signals', page: 'profile', label: 'voice:signals.label', hints: ['voice:signals.detail'] },
  {
    ...{ id: 'sound-cues', page: 'profile', label: 'voice:soundCues', within: 'signals' },
    hints: ['voice:soundCuesDetail'],
  },
  { id: 'notifies', page: 'profile', label: 'settings:notifies', hints: ['settings:notifiesDetail'] },
  { id: 'speaks-text', page: 'profile', label: 'text:speaks', hints: ['text:speaksHint'] },
  { id: 'known', page: 'profile', label: 'people:knownList', hints: ['people:knownHint'] },
  { id: 'blocked', page: 'profile', label: 'people:blockedList', hints: ['people:blockedHint'] },
  { id: 'setup', page: 'profile', label: 'settings:section.setup', hints: ['settings:setUpAgain'], where: 'app' },

  { id: 'input', page: 'audio', label: 'settings:section.input' },
  { id: 'input-level', page: 'audio', label: 'devices:inputLevel', hints: ['devices:test.start'], within: 'input' },
  { id: 'microphone', page: 'audio', label: 'devices:microphone' },
  { id: 'input-gain', page: 'audio', label: 'devices:inputGain' },
  { id: 'processing', page: 'audio', label: 'settings:section.processing' },
  {
    ...{ id: 'suppression', page: 'audio', label: 'devices:processing.suppression' },
    hints: ['devices:processing.kinds.rnnoise.label', 'devices:processing.kinds.gtcrn.label'],
  },
  {
    ...{ id: 'echo', page: 'audio', label: 'devices:processing.echoCancellation' },
    hints: ['devices:processing.echoCancellationDetail'],
  },
  {
    ...{ id: 'auto-gain', page: 'audio', label: 'devices:processing.autoGain' },
    hints: ['devices:processing.autoGainDetail'],
  },
  { id: 'output', page: 'audio', label: 'settings:section.output' },
  { id: 'speakers', page: 'audio', label: 'devices:output' },
  { id: 'output-gain', page: 'audio', label: 'devices:outputGain', hints: ['devices:boostHint'] },
  {
    ...{ id: 'output-mode', page: 'audio', label: 'devices:outputMode.label' },
    hints: [
      'devices:outputMode.stereo.label',
      'devices:outputMode.binaural.label',
      'devices:outputMode.mono.label',
      'devices:outputMode.oneEar.label',
    ],
  },
  { id: 'output-ear', page: 'audio', label: 'devices:outputMode.ear', within: 'output-mode' },
  {
    ...{ id: 'output-width', page: 'audio', label: 'devices:outputMode.width', within: 'output-mode' },
    hints: ['devices:outputMode.widthHint'],
  },
  { id: 'test-sound', page: 'audio', label: 'devices:tone.title', hints: ['devices:tone.play'] },
  { id: 'phone', page: 'audio', label: 'headset:title', hints: ['headset:explanation'] },

  { id: 'talk', page: 'talking', label: 'settings:section.talking' },
  {
    ...{ id: 'talk-mode', page: 'talking', label: 'voice:mode.label' },
    hints: ['voice:mode.push-to-talk', 'voice:mode.voice-activation', 'voice:mode.open-mic', 'voice:mode.push-to-mute'],
  },
  {
    ...{ id: 'sensitivity', page: 'talking', label: 'voice:activation.sensitivity', within: 'talk-mode' },
    hints: ['voice:activation.automaticHint'],
  },
  {
    ...{ id: 'threshold', page: 'talking', label: 'voice:activation.thresholdLabel', within: 'sensitivity' },
    hints: ['voice:activation.threshold'],
  },
  {
    ...{ id: 'hold-time', page: 'talking', label: 'voice:activation.hold', within: 'talk-mode' },
    hints: ['voice:activation.holdHint'],
  },
  {
    ...{ id: 'pre-roll', page: 'talking', label: 'voice:activation.preRoll', within: 'talk-mode' },
    hints: ['voice:activation.preRollHint'],
  },
  {
    ...{ id: 'release-delay', page: 'talking', label: 'voice:releaseDelay', within: 'talk-mode' },
    hints: ['voice:releaseDelayHint'],
  },
  {
    ...{ id: 'double-press', page: 'talking', label: 'voice:doublePress', within: 'talk-mode' },
    hints: ['voice:doublePressDetail'],
  },
  { id: 'keys', page: 'talking', label: 'hotkeys:title' },
  { id: 'key-talk', page: 'talking', label: 'hotkeys:action.talk', hints: ['hotkeys:does.talk'], where: 'app' },
  {
    ...{ id: 'key-whisper', page: 'talking', label: 'hotkeys:action.whisper', where: 'app' },
    hints: ['hotkeys:does.whisper'],
  },
  { id: 'key-shout', page: 'talking', label: 'hotkeys:action.shout', hints: ['hotkeys:does.shout'], where: 'app' },
  { id: 'key-radio', page: 'talking', label: 'hotkeys:action.radio', hints: ['hotkeys:does.radio'], where: 'app' },
  {
    ...{ id: 'key-priority', page: 'talking', label: 'hotkeys:action.priority', where: 'app' },
    hints: ['hotkeys:does.priority'],
  },
  {
    ...{ id: 'key-mute', page: 'talking', label: 'hotkeys:action.toggle-mute', where: 'app' },
    hints: ['hotkeys:does.toggle-mute'],
  },
  {
    ...{ id: 'key-deafen', page: 'talking', label: 'hotkeys:action.toggle-deafen', where: 'app' },
    hints: ['hotkeys:does.toggle-deafen'],
  },
  {
    ...{ id: 'key-compact', page: 'talking', label: 'hotkeys:action.toggle-compact', where: 'app' },
    hints: ['hotkeys:does.toggle-compact'],
  },
  {
    ...{ id: 'key-meeting', page: 'talking', label: 'hotkeys:action.toggle-meeting', where: 'app' },
    hints: ['hotkeys:does.toggle-meeting'],
  },
  {
    ...{ id: 'key-dead', page: 'talking', label: 'hotkeys:action.toggle-dead', where: 'app' },
    hints: ['hotkeys:does.toggle-dead'],
  },
  { id: 'key-write', page: 'talking', label: 'hotkeys:write.name', hints: ['hotkeys:write.does'] },
  {
    ...{ id: 'key-whisper-to', page: 'talking', label: 'hotkeys:action.whisper-to', where: 'app' },
    hints: ['hotkeys:does.whisper-to'],
  },
  {
    ...{ id: 'key-next-room', page: 'talking', label: 'hotkeys:action.next-room', where: 'app' },
    hints: ['hotkeys:does.next-room'],
  },
  {
    ...{ id: 'key-previous-room', page: 'talking', label: 'hotkeys:action.previous-room', where: 'app' },
    hints: ['hotkeys:does.previous-room'],
  },
  {
    ...{ id: 'key-leave-room', page: 'talking', label: 'hotkeys:action.leave-room', where: 'app' },
    hints: ['hotkeys:does.leave-room'],
  },
  {
    id: 'global-keys',
    page: 'talking',
    label: 'hotkeys:elsewhere.title',
    hints: ['hotkeys:elsewhere.on'],
    where: 'app',
  },

  { id: 'game', page: 'games', label: 'games:title', hints: ['games:find'] },
  { id: 'teams', page: 'games', label: 'roles:title', hints: ['roles:hint', 'common:startMeeting'] },
  {
    ...{ id: 'teams-apart', page: 'games', label: 'rules:editor.withinTeams', within: 'teams' },
    hints: ['rules:editor.withinTeamsDetail'],
  },
  { id: 'inspector', page: 'games', label: 'games:inspector', hints: ['games:inspectorHint'] },
  { id: 'sources', page: 'games', label: 'positions:sources', hints: ['positions:sourcesNote'] },
  { id: 'wine', page: 'games', label: 'positions:wine.title', within: 'sources' },
  {
    ...{ id: 'wine-always', page: 'games', label: 'positions:wine.always', within: 'sources' },
    hints: ['positions:wine.alwaysHint'],
  },
  { id: 'scale', page: 'games', label: 'positions:scale.title', within: 'sources' },
  { id: 'unit', page: 'games', label: 'positions:scale.unit', within: 'sources' },
  { id: 'z-up', page: 'games', label: 'positions:scale.zUp', hints: ['positions:scale.zUpHint'], within: 'sources' },
  {
    ...{ id: 'mirrored', page: 'games', label: 'positions:scale.mirrored', within: 'sources' },
    hints: ['positions:scale.mirroredHint'],
  },
  { id: 'track', page: 'games', label: 'positions:track.title', hints: ['positions:track.note'] },
  { id: 'local-api', page: 'games', label: 'positions:api.local.title', hints: ['positions:api.local.text'] },
  { id: 'api-port', page: 'games', label: 'positions:api.choice.port', hints: ['positions:api.choice.portHint'] },
  {
    ...{ id: 'api-pages', page: 'games', label: 'positions:api.choice.origins' },
    hints: ['positions:api.choice.originsHint'],
  },
  {
    ...{ id: 'server-api', page: 'games', label: 'positions:api.server.title', within: 'local-api' },
    hints: ['positions:api.server.text'],
  },

  { id: 'overlay-in-games', page: 'overlay', label: 'overlay:aboveGame.title' },
  {
    ...{ id: 'overlay-on', page: 'overlay', label: 'overlay:aboveGame.show', where: 'desktop' },
    hints: ['overlay:aboveGame.showHint'],
  },
  { id: 'overlay-look', page: 'overlay', label: 'overlay:look' },
  { id: 'overlay-corner', page: 'overlay', label: 'overlay:corner' },
  { id: 'overlay-everyone', page: 'overlay', label: 'overlay:everybody', hints: ['overlay:everybodyHint'] },
  { id: 'overlay-text', page: 'overlay', label: 'overlay:text', hints: ['overlay:textHint'] },
  { id: 'overlay-in-streams', page: 'overlay', label: 'overlay:stream.title', hints: ['overlay:stream.text'] },

  { id: 'joining', page: 'advanced', label: 'settings:joining.title' },
  {
    id: 'relay-only',
    page: 'advanced',
    label: 'settings:joining.relayOnly',
    hints: ['settings:joining.relayOnlyHint'],
  },
  { id: 'hosting', page: 'advanced', label: 'settings:hosting.title', where: 'app' },
  {
    ...{ id: 'maps-ports', page: 'advanced', label: 'settings:hosting.mapsPorts', where: 'app' },
    hints: ['settings:hosting.mapsPortsHint'],
  },
  {
    ...{ id: 'shows-on-lan', page: 'advanced', label: 'settings:hosting.showsOnLan', where: 'app' },
    hints: ['settings:hosting.showsOnLanHint'],
  },
  {
    ...{ id: 'can-host', page: 'advanced', label: 'settings:hosting.canHost', where: 'app' },
    hints: ['settings:hosting.canHostHint'],
  },
  {
    ...{ id: 'lobby-port', page: 'advanced', label: 'settings:hosting.port', where: 'app' },
    hints: ['settings:hosting.portHint'],
  },
  {
    ...{ id: 'public-address', page: 'advanced', label: 'settings:hosting.address', where: 'app' },
    hints: ['settings:hosting.addressHint'],
  },
  {
    ...{ id: 'stun', page: 'advanced', label: 'settings:hosting.stun', where: 'app' },
    hints: ['settings:hosting.stunHint'],
  },
  { id: 'rendezvous', page: 'advanced', label: 'settings:rendezvous.title', hints: ['settings:rendezvous.hint'] },
  { id: 'start', page: 'advanced', label: 'diagnostics:start.title', where: 'app' },
  {
    ...{ id: 'minimised', page: 'advanced', label: 'diagnostics:start.minimised', where: 'desktop' },
    hints: ['diagnostics:start.minimisedHint'],
  },
  {
    ...{ id: 'tray', page: 'advanced', label: 'diagnostics:start.toTray', where: 'desktop' },
    hints: ['diagnostics:start.toTrayHint'],
  },
  { id: 'updates', page: 'advanced', label: 'diagnostics:updates.title', where: 'app' },
  {
    ...{ id: 'automatic-updates', page: 'advanced', label: 'diagnostics:updates.automatic', where: 'app' },
    hints: ['diagnostics:updates.automaticHint'],
    within: 'updates',
  },
  { id: 'latency', page: 'advanced', label: 'diagnostics:latency.title', hints: ['diagnostics:latency.text'] },
  { id: 'about', page: 'advanced', label: 'settings:about.title', hints: ['settings:about.version'] },
  {
    ...{ id: 'data-folder', page: 'advanced', label: 'settings:about.dataFolder', where: 'app' },
    hints: ['settings:about.dataFolderHint', 'settings:about.openFolder'],
  },
  { id: 'report', page: 'advanced', label: 'diagnostics:report.title', hints: ['diagnostics:report.text'] },
  { id: 'privacy', page: 'advanced', label: 'settings:about.privacy', hints: ['settings:about.privacyText'] },
  { id: 'licences', page: 'advanced', label: 'settings:about.licence', hints: ['settings:about.licenceText'] },
] as const satisfies readonly CatalogueEntry[];

export type SettingId = (typeof SETTINGS_CATALOGUE)[number]['id'];

/** Where the settings open: at a page, or at one setting on it. */
export type SettingsTarget = SettingsPage | SettingId;

/** Returns the page of a setting, or the page itself. */
export function pageOf(target: SettingsTarget): SettingsPage {
  return SETTINGS_CATALOGUE.find(({ id }) => id === target)?.page ?? (target as SettingsPage);
}

/** Returns what a setting is called, then what stands for it while it is not on its page; empty for a page. */
export function labelsOf(target: SettingsTarget, texts: i18n): readonly string[] {
  const entry = SETTINGS_CATALOGUE.find(({ id }) => id === target);
  if (entry === undefined) return [];
  return [texts.t(entry.label), ...('within' in entry ? labelsOf(entry.within, texts) : [])];
}
