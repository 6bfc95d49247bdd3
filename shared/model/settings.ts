import * as v from 'valibot';
import { DEFAULT_EAR_OUTPUT, outputModeSchema, widthPercentSchema } from './sound/ear-output.ts';
import { bindingSchema, MAX_BINDINGS } from './keys/bindings.ts';
import { writeKeysSchema } from './keys/write-keys.ts';
import { chosenProfileSchema, MAX_CHOSEN_PROFILES } from './game-profile.ts';
import { LANGUAGES } from './language.ts';
import { MAX_NAME_INPUT_LENGTH } from './name.ts';
import { OVERLAY_CORNERS } from './overlay.ts';
import { MAX_PICTURE_BYTES } from './profile/small-picture.ts';
import { playerColorSchema } from './people/player-color.ts';
import { AVAILABILITIES, noteSchema } from './profile/profile.ts';
import { recentLobbiesSchema } from './recent-lobby.ts';
import { webOriginSchema } from './web-origin.ts';

/**
 * How the microphone opens. `push-to-mute`: open except while the talk key is held; `voice-activation`: open while the
 * person speaks.
 */
export const TALK_MODES = ['push-to-talk', 'voice-activation', 'open-mic', 'push-to-mute'] as const;
export type TalkMode = (typeof TALK_MODES)[number];

/** `browser`: the browser's own; the others run in the window (RNNoise; GTCRN). */
export const NOISE_SUPPRESSIONS = ['off', 'browser', 'rnnoise', 'gtcrn'] as const;
export type NoiseSuppression = (typeof NOISE_SUPPRESSIONS)[number];

/** The steps of the first run, in order. */
export const SETUP_STEPS = ['sound', 'talking', 'you'] as const;
export type SetupStep = (typeof SETUP_STEPS)[number];

export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;

/** The choices for the time until the status becomes `away`, minutes; 0 = it never does. */
export const AWAY_AFTER_MINUTES = [0, 5, 15, 30] as const;

/** UTF-16 code units: the largest picture as base64url. */
const MAX_PICTURE_LENGTH = Math.ceil((MAX_PICTURE_BYTES * 4) / 3);

/** Web pages that may use the local game API. */
export const MAX_API_ORIGINS = 16;

/** Hearing rules that one person saved. */
export const MAX_RULE_SETS = 50;
/** The longest of them, UTF-16 code units: every field and a curve of 32 points take less. */
export const MAX_RULE_SET_LENGTH = 4_096;

/** Rendezvous servers that one person uses. */
export const MAX_RENDEZVOUS = 4;

const deviceLabel = v.pipe(v.string(), v.maxLength(512));

/**
 * A device. Its label is stored too, because the browser's ids change with the origin. null follows the system default.
 */
const deviceChoice = v.nullable(v.object({ id: v.pipe(v.string(), v.maxLength(512)), label: deviceLabel }));

/** Gains of devices by label, dB; the label '' is the system default. The entry set last comes last. */
const deviceGains = v.pipe(v.array(v.object({ label: deviceLabel, gainDb: between(-30, 30) })), v.maxLength(32));

function between(least: number, most: number) {
  return v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));
}

/** How loud the app's own signals are: muting, deafening, players who come and leave. */
export const SIGNALS = ['off', 'quiet', 'normal'] as const;

/** All settings of a person. */
export const settingsSchema = v.object({
  name: v.pipe(v.string(), v.maxLength(MAX_NAME_INPUT_LENGTH)),
  /** The colour in which others see you; null = one by your number in the lobby. */
  color: v.nullable(playerColorSchema),
  /** The line that others see with your name; '' = none. */
  note: noteSchema,
  /** The picture in which others see you, a small WebP file as base64url; '' = none. */
  picture: v.pipe(v.string(), v.maxLength(MAX_PICTURE_LENGTH), v.regex(/^[A-Za-z0-9_-]*$/)),
  /** The status that you have chosen. `busy`: no sounds, notices and notifications. */
  availability: v.picklist(AVAILABILITIES),
  /** After how long without a sign of you the status becomes `away`, minutes; 0 = never. */
  awayAfterMinutes: v.picklist(AWAY_AFTER_MINUTES),
  /** Whether others' pictures are fetched and shown. */
  showsPictures: v.boolean(),
  /** Whether players who know your identity may find you in lobbies of the local network. */
  findable: v.boolean(),
  /** Whether the first run was completed or skipped. */
  isSetUp: v.boolean(),
  /** Where the first run continues. */
  setupStep: v.picklist(SETUP_STEPS),
  language: v.picklist(['system', ...LANGUAGES]),
  theme: v.picklist(THEMES),
  /** Whether the map turns with the player, so that ahead is up. */
  mapHeadingUp: v.boolean(),

  talkMode: v.picklist(TALK_MODES),
  bindings: v.pipe(v.array(bindingSchema), v.maxLength(MAX_BINDINGS)),
  /** The keys that begin a message in the window. */
  writeKeys: writeKeysSchema,
  /** Release delay: how long the microphone stays open after the key is released. */
  releaseDelayMs: between(0, 1_000),
  /** Pressing the talk key twice quickly keeps talking until it is pressed again. */
  doublePressLocks: v.boolean(),
  signals: v.picklist(SIGNALS),
  /** Whether a signal also marks the start and end of talking by a key. */
  soundCues: v.boolean(),
  /** Whether the desktop shows what happens in the lobby while you look at another window. */
  notifies: v.boolean(),
  /** Whether new messages are read aloud. */
  speaksText: v.boolean(),
  /** Voice activation: whether it follows the noise, or opens at the threshold below. */
  activationSensitivity: v.picklist(['automatic', 'manual']),
  /** The level at which it opens, dBFS; the hangover; the pre-roll that is sent too. */
  activationThresholdDb: between(-80, -10),
  activationHoldMs: between(100, 2_000),
  activationPreRollMs: between(0, 300),

  inputDevice: deviceChoice,
  outputDevice: deviceChoice,
  /** How your ears get voices, and how far to the side they go in stereo. */
  outputMode: outputModeSchema,
  outputWidthPercent: widthPercentSchema,
  inputGains: deviceGains,
  outputGains: deviceGains,
  echoCancellation: v.boolean(),
  noiseSuppression: v.picklist(NOISE_SUPPRESSIONS),
  autoGainControl: v.boolean(),

  /** How games that write other units or axes than Mumble asks for count, the latest choice last. */
  gameProfiles: v.pipe(v.array(chosenProfileSchema), v.maxLength(MAX_CHOSEN_PROFILES)),

  /** The local game API: its port, or null for the usual ones, and the web pages that may use it. */
  gameApi: v.object({
    port: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535))),
    origins: v.pipe(v.array(webOriginSchema), v.maxLength(MAX_API_ORIGINS)),
  }),

  /** Whether the bridge out of Wine starts with every game that runs in it. */
  startsWineBridge: v.boolean(),

  overlay: v.object({
    isOn: v.boolean(),
    corner: v.picklist(OVERLAY_CORNERS),
    showsEverybody: v.boolean(),
    /** Whether messages show too, except those to you alone. */
    showsText: v.optional(v.boolean(), false),
  }),
  startsMinimised: v.boolean(),
  closesToTray: v.boolean(),
  /** Whether the strip beside a game and the mini window stay above other windows. */
  compactOnTop: v.boolean(),
  checksForUpdates: v.boolean(),

  /** Hearing rules that you saved for lobbies, as `formatRulesText` writes them. */
  ruleSets: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_RULE_SET_LENGTH))), v.maxLength(MAX_RULE_SETS)),

  /** The port of hosted lobbies, TCP and UDP. */
  lobbyPort: v.pipe(between(1, 65_535), v.integer()),
  /** Name or address by which the internet reaches hosted lobbies, with `:PORT` if it is another one; '' = none. */
  publicAddress: v.pipe(v.string(), v.maxLength(72)),
  /** Whether routers are asked to forward the port of hosted lobbies (PCP, NAT-PMP, UPnP). */
  mapsPorts: v.boolean(),
  /** Whether hosted lobbies show themselves on the local network. */
  showsOnLan: v.boolean(),
  /** Whether this machine stands by for the host of a lobby that you joined, and hosts it if that host leaves. */
  canHost: v.boolean(),
  /** Rendezvous servers: hosted lobbies register there, and codes are looked up there. */
  rendezvous: v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.maxLength(MAX_RENDEZVOUS)),
  /** STUN server that tells a host its outer address, `HOST` or `HOST:PORT`; '' = those of the rendezvous only. */
  stunServer: v.pipe(v.string(), v.maxLength(72)),
  /** Whether joining uses relays only, so that the host does not learn your address. */
  relayOnly: v.boolean(),

  /** The lobbies that you joined or hosted, the latest first. */
  recentLobbies: recentLobbiesSchema,
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const settingsUpdateSchema = v.partial(settingsSchema);
export type SettingsUpdate = v.InferOutput<typeof settingsUpdateSchema>;

export const DEFAULT_SETTINGS: Settings = {
  name: '',
  color: null,
  note: '',
  picture: '',
  availability: 'available',
  awayAfterMinutes: 0,
  showsPictures: true,
  findable: false,
  isSetUp: false,
  setupStep: 'sound',
  language: 'system',
  theme: 'system',
  mapHeadingUp: false,
  talkMode: 'push-to-talk',
  // A key to talk works over every program and opens the microphone while you type, so you choose it yourself. These
  // need modifiers, and none of them makes anybody hear you who did not before you muted.
  bindings: [
    { action: 'toggle-mute', trigger: { device: 'keyboard', code: 'KeyM', modifiers: ['Control', 'Shift'] } },
    { action: 'toggle-deafen', trigger: { device: 'keyboard', code: 'KeyD', modifiers: ['Control', 'Shift'] } },
  ],
  writeKeys: ['t', '/'],
  releaseDelayMs: 60,
  doublePressLocks: false,
  signals: 'quiet',
  soundCues: false,
  notifies: true,
  speaksText: false,
  activationSensitivity: 'automatic',
  activationThresholdDb: -45,
  activationHoldMs: 300,
  activationPreRollMs: 100,
  inputDevice: null,
  outputDevice: null,
  outputMode: DEFAULT_EAR_OUTPUT.mode,
  outputWidthPercent: DEFAULT_EAR_OUTPUT.widthPercent,
  inputGains: [],
  outputGains: [],
  echoCancellation: true,
  noiseSuppression: 'browser',
  autoGainControl: true,
  gameProfiles: [],
  gameApi: { port: null, origins: [] },
  startsWineBridge: false,
  overlay: { isOn: false, corner: 'top-left', showsEverybody: false, showsText: false },
  startsMinimised: false,
  closesToTray: false,
  compactOnTop: true,
  checksForUpdates: true,
  ruleSets: [],
  lobbyPort: 7_777,
  publicAddress: '',
  mapsPorts: true,
  showsOnLan: true,
  canHost: true,
  rendezvous: [],
  stunServer: '',
  relayOnly: false,
  recentLobbies: [],
};
