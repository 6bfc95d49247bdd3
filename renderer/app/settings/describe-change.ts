import type { i18n } from 'i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { isEqualData } from '../../../shared/spatial/is-equal-data.ts';
import { triggerName } from '../../features/hotkeys/triggers/trigger-name.ts';
import { keyCap } from '../../features/hotkeys/triggers/key-cap.ts';
import { COLOR_NAMES } from '../../features/settings/color-names.ts';
import { LANGUAGE_NAMES } from '../../i18n/language-names.ts';
import { formatDecibels, formatGain } from '../../words/decibels.ts';

/** Describes a change to the player. */
export interface DescribedChange {
  /** The setting as its control is labelled. */
  readonly name: string;
  /** What it is now; null = it takes more than a word. */
  readonly value: string | null;
  /** The change in a sentence, where name and value would not say it. */
  readonly sentence?: string;
}

/** `before` and `now`: all settings, which differ in the one described. */
type Describe = (texts: i18n, now: Settings, before: Settings) => DescribedChange;

type Flag = { [Name in keyof Settings]: Settings[Name] extends boolean ? Name : never }[keyof Settings];

const flag =
  (name: Flag, label: (texts: i18n) => string): Describe =>
  (texts, now) => ({ name: label(texts), value: onOrOff(texts, now[name]) });

const plain =
  (label: (texts: i18n) => string, value: (texts: i18n, now: Settings) => string | null = () => null): Describe =>
  (texts, now) => ({ name: label(texts), value: value(texts, now) });

/** How each setting is described when it changes; null = you see it where you typed it, or it has no control here. */
const DESCRIPTIONS: { readonly [Name in keyof Settings]: Describe | null } = {
  name: plain(
    ({ t }) => t('settings:name'),
    ({ t }, { name }) => (name.trim() === '' ? t('settings:nameless') : name),
  ),
  isSetUp: null,
  setupStep: null,
  compactOnTop: null,
  ruleSets: null,
  recentLobbies: null,
  mapHeadingUp: null,
  publicAddress: null,
  stunServer: null,
  lobbyPort: null,
  color: plain(
    ({ t }) => t('settings:color.title'),
    ({ t }, { color }) =>
      t(color === null ? 'settings:color.automatic' : `settings:color.names.${COLOR_NAMES[color]!}`),
  ),
  note: null,
  picture: plain(({ t }) => t('profile:picture')),
  availability: plain(
    ({ t }) => t('profile:status'),
    ({ t }, { availability }) => t(`profile:availability.${availability}`),
  ),
  awayAfterMinutes: plain(
    ({ t }) => t('profile:awayAfter'),
    ({ t }, { awayAfterMinutes: count }) => (count === 0 ? t('profile:awayNever') : t('profile:minutes', { count })),
  ),
  showsPictures: flag('showsPictures', ({ t }) => t('profile:showsPictures')),
  findable: flag('findable', ({ t }) => t('profile:findable')),
  language: plain(
    ({ t }) => t('settings:language'),
    ({ t }, { language }) => (language === 'system' ? t('settings:theme.system') : LANGUAGE_NAMES[language]),
  ),
  theme: plain(
    ({ t }) => t('settings:appearance'),
    ({ t }, { theme }) => t(`settings:theme.${theme}`),
  ),
  talkMode: plain(
    ({ t }) => t('voice:mode.label'),
    ({ t }, { talkMode }) => t(`voice:mode.${talkMode}`),
  ),
  bindings: describeBindings,
  writeKeys: describeWriteKeys,
  releaseDelayMs: plain(
    ({ t }) => t('voice:releaseDelay'),
    ({ t }, { releaseDelayMs }) => t('voice:milliseconds', { value: releaseDelayMs }),
  ),
  doublePressLocks: flag('doublePressLocks', ({ t }) => t('voice:doublePress')),
  signals: plain(
    ({ t }) => t('voice:signals.label'),
    ({ t }, { signals }) => t(`voice:signals.${signals}`),
  ),
  notifies: flag('notifies', ({ t }) => t('settings:notifies')),
  speaksText: flag('speaksText', ({ t }) => t('text:speaks')),
  soundCues: flag('soundCues', ({ t }) => t('voice:soundCues')),
  activationSensitivity: plain(
    ({ t }) => t('voice:activation.sensitivity'),
    ({ t }, { activationSensitivity }) => t(`voice:activation.${activationSensitivity}`),
  ),
  activationThresholdDb: plain(
    ({ t }) => t('voice:activation.thresholdLabel'),
    (texts, { activationThresholdDb }) =>
      formatDecibels(activationThresholdDb, texts.getFixedT(null, 'common'), texts.language),
  ),
  activationHoldMs: plain(
    ({ t }) => t('voice:activation.hold'),
    ({ t }, { activationHoldMs }) => t('voice:milliseconds', { value: activationHoldMs }),
  ),
  activationPreRollMs: plain(
    ({ t }) => t('voice:activation.preRoll'),
    ({ t }, { activationPreRollMs }) => t('voice:milliseconds', { value: activationPreRollMs }),
  ),
  inputDevice: plain(
    ({ t }) => t('devices:microphone'),
    ({ t }, { inputDevice }) => inputDevice?.label ?? t('devices:systemDefault'),
  ),
  outputDevice: plain(
    ({ t }) => t('devices:output'),
    ({ t }, { outputDevice }) => outputDevice?.label ?? t('devices:systemDefault'),
  ),
  inputGains: plain(
    ({ t }) => t('devices:inputGain'),
    (texts, { inputGains }) => latestGain(texts, inputGains),
  ),
  outputGains: plain(
    ({ t }) => t('devices:outputGain'),
    (texts, { outputGains }) => latestGain(texts, outputGains),
  ),
  outputMode: plain(
    ({ t }) => t('devices:outputMode.label'),
    ({ t }, { outputMode }) =>
      outputMode === 'left' || outputMode === 'right'
        ? t(`devices:outputMode.${outputMode}`)
        : t(`devices:outputMode.${outputMode}.label`),
  ),
  outputWidthPercent: plain(
    ({ t }) => t('devices:outputMode.width'),
    ({ t }, { outputWidthPercent }) => t('devices:outputMode.percent', { share: outputWidthPercent / 100 }),
  ),
  echoCancellation: flag('echoCancellation', ({ t }) => t('devices:processing.echoCancellation')),
  noiseSuppression: plain(
    ({ t }) => t('devices:processing.suppression'),
    ({ t }, { noiseSuppression }) => t(`devices:processing.kinds.${noiseSuppression}.label`),
  ),
  autoGainControl: flag('autoGainControl', ({ t }) => t('devices:processing.autoGain')),
  gameProfiles: plain(
    ({ t }) => t('positions:scale.title'),
    (_texts, { gameProfiles }) => gameProfiles.at(-1)?.game || null,
  ),
  gameApi: describeGameApi,
  startsWineBridge: flag('startsWineBridge', ({ t }) => t('positions:wine.always')),
  overlay: describeOverlay,
  startsMinimised: flag('startsMinimised', ({ t }) => t('diagnostics:start.minimised')),
  closesToTray: flag('closesToTray', ({ t }) => t('diagnostics:start.toTray')),
  checksForUpdates: flag('checksForUpdates', ({ t }) => t('diagnostics:updates.automatic')),
  mapsPorts: flag('mapsPorts', ({ t }) => t('settings:hosting.mapsPorts')),
  showsOnLan: flag('showsOnLan', ({ t }) => t('settings:hosting.showsOnLan')),
  canHost: flag('canHost', ({ t }) => t('settings:hosting.canHost')),
  rendezvous: describeServers,
  relayOnly: flag('relayOnly', ({ t }) => t('settings:joining.relayOnly')),
};

/** Describes the change of a setting; null = there is nothing to tell. */
export function describeChange(
  setting: keyof Settings,
  texts: i18n,
  now: Settings,
  before: Settings,
): DescribedChange | null {
  return DESCRIPTIONS[setting]?.(texts, now, before) ?? null;
}

function describeOverlay(texts: i18n, { overlay: now }: Settings, { overlay: before }: Settings): DescribedChange {
  if (now.isOn !== before.isOn) return { name: texts.t('overlay:aboveGame.show'), value: onOrOff(texts, now.isOn) };
  if (now.corner !== before.corner)
    return { name: texts.t('overlay:corner'), value: texts.t(`overlay:corners.${now.corner}`) };
  if (now.showsText !== before.showsText)
    return { name: texts.t('overlay:text'), value: onOrOff(texts, now.showsText) };
  return { name: texts.t('overlay:everybody'), value: onOrOff(texts, now.showsEverybody) };
}

/** Tells which keys came and went; a key that moved to another action came. */
function describeBindings(texts: i18n, { bindings: now }: Settings, { bindings: before }: Settings): DescribedChange {
  const { t } = texts;
  const name = t('hotkeys:title');
  if (now.length === 0) return { name, value: null, sentence: t('hotkeys:changed.allRemoved') };
  const added = now.filter((binding) => !before.some((other) => isEqualData(binding, other)));
  const removed = before.filter((binding) => !now.some((other) => isEqualData(binding, other)));
  const [binding] = added.length > 0 ? added : removed;
  if (binding === undefined) return { name, value: null };
  const words = {
    action: t(`hotkeys:action.${binding.action}`),
    key: triggerName(binding.trigger, new Map(), texts.getFixedT(null, 'hotkeys')),
  };
  return {
    name,
    value: null,
    sentence: t(added.length > 0 ? 'hotkeys:changed.added' : 'hotkeys:changed.removed', words),
  };
}

function describeWriteKeys(
  { t }: i18n,
  { writeKeys: now }: Settings,
  { writeKeys: before }: Settings,
): DescribedChange {
  const name = t('hotkeys:write.name');
  const added = now.find((key) => !before.includes(key));
  const key = added ?? before.find((other) => !now.includes(other)) ?? '';
  const words = { action: name, key: keyCap(key) };
  const sentence = t(added === undefined ? 'hotkeys:changed.removed' : 'hotkeys:changed.added', words);
  return { name, value: null, sentence };
}

function describeGameApi({ t }: i18n, { gameApi: now }: Settings, { gameApi: before }: Settings): DescribedChange {
  if (now.port !== before.port)
    return {
      name: t('positions:api.choice.port'),
      value: now.port === null ? t('settings:changed.none') : `${now.port}`,
    };
  return { name: t('positions:api.choice.origins'), value: now.origins.join(' ') || t('settings:changed.none') };
}

function describeServers(
  { t }: i18n,
  { rendezvous: now }: Settings,
  { rendezvous: before }: Settings,
): DescribedChange {
  const name = t('settings:rendezvous.title');
  const added = now.find((server) => !before.includes(server));
  const removed = before.find((server) => !now.includes(server));
  if (added !== undefined) return { name, value: null, sentence: t('settings:changed.added', { name: added }) };
  if (removed !== undefined) return { name, value: null, sentence: t('settings:changed.removed', { name: removed }) };
  return { name, value: null };
}

function onOrOff({ t }: i18n, isOn: boolean): string {
  return t(isOn ? 'common:on' : 'common:off');
}

/** Returns the gain that was set last, which stands at the end. */
function latestGain(texts: i18n, gains: Settings['inputGains']): string | null {
  const latest = gains.at(-1);
  return latest === undefined ? null : formatGain(latest.gainDb, texts.getFixedT(null, 'common'), texts.language);
}
