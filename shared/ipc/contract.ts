import * as v from 'valibot';
import { bindingSchema, triggerSchema, VOICE_ACTIONS } from '../model/keys/bindings.ts';
import { MAX_OVERLAY_PEOPLE, overlayPersonSchema, overlayTextsSchema } from '../model/overlay.ts';
import { personSchema, MAX_KNOWN_PEOPLE } from '../model/people/person.ts';
import { settingsSchema, settingsUpdateSchema } from '../model/settings.ts';
import { storedNoticeSchema } from '../model/stored-notice.ts';
import {
  MAX_TRACK_CHARACTERS,
  SOURCE_IDS,
  SOURCE_NOTES,
  SOURCE_PROBLEMS,
  SOURCE_STATES,
} from '../model/position-source.ts';
import {
  nowhereMessageSchema,
  poseMessageSchema,
  presenceMessageSchema,
  talkMessageSchema,
} from '../protocol/channel.ts';
import { INVITATION_FAILURE_CODES } from '../protocol/invitation/parse-invitation.ts';
import { command, event, type Bridge, type CommandName, type EventName } from './define.ts';
import { lobbiesContract } from './lobbies-contract.ts';
import { linkContract } from './link-contract.ts';
import { lobbyContract } from './lobby-contract.ts';
import { successionContract } from './succession-contract.ts';
import { windowContract } from './window-contract.ts';

/** The only list of messages between renderer and main process. Audio never crosses. */

const nothing = v.object({});
const invitationText = v.pipe(v.string(), v.maxLength(4_096));

/** The path of a Wine prefix. */
const prefixPath = v.pipe(v.string(), v.maxLength(4_096));

const people = v.object({ people: v.pipe(v.array(personSchema), v.maxLength(MAX_KNOWN_PEOPLE)) });

/** Longest diagnostics report, UTF-16 code units: even as JSON it is well below a message's limit. */
export const MAX_REPORT_LENGTH = 90_000;

const overlayAddress = v.object({
  /** '' = the page could not be opened. */
  url: v.string(),
  /** The port of the address in the user's scenes, which another program uses now; null = it is the one in `url`. */
  usualPort: v.nullable(v.number()),
});

const trayLabel = v.pipe(v.string(), v.maxLength(128));
const trayStateSchema = v.object({
  isInLobby: v.boolean(),
  isMuted: v.boolean(),
  isDeafened: v.boolean(),
  /** Leaving ends the lobby for others. The window asks first, so it must be visible. */
  isHostOfOthers: v.boolean(),
  labels: v.object({
    show: trayLabel,
    mute: trayLabel,
    deafen: trayLabel,
    leave: trayLabel,
    quit: trayLabel,
    hidden: v.pipe(v.string(), v.maxLength(512)),
  }),
});
export type TrayState = v.InferOutput<typeof trayStateSchema>;

export const contract = {
  'app:describe': command({
    request: nothing,
    response: v.object({
      version: v.string(),
      /** `page`: a page that guests open, without a program of this project behind it. */
      shell: v.picklist(['electron', 'browser', 'page']),
      platform: v.string(),
      /** Given if Earshot keeps running after its last window: it did not open the browser itself. */
      outlivesWindow: v.optional(v.literal(true)),
      /** The folder of the settings and the log; '' = there is none. */
      dataFolder: v.pipe(v.string(), v.maxLength(4_096)),
      /** Whether `app:open-folder` can show it. */
      opensFolder: v.boolean(),
      /** Problems found in the data stored on this machine. */
      notices: v.pipe(v.array(storedNoticeSchema), v.maxLength(8)),
    }),
  }),
  'app:copy-text': command({
    request: v.object({ text: v.pipe(v.string(), v.maxLength(MAX_REPORT_LENGTH)) }),
    response: nothing,
  }),
  /** Shows the folder of the settings and the log in the system's file manager. */
  'app:open-folder': command({ request: nothing, response: v.object({ isOpen: v.boolean() }) }),
  /**
   * Looks for an invitation or a code in the text of the clipboard; null = there is none. Nothing else of the clipboard
   * leaves the main process. Fails with `no-clipboard` where only the page can read it.
   */
  'app:read-clipboard': command({
    request: nothing,
    response: v.object({
      found: v.nullable(v.object({ kind: v.picklist(['invitation', 'code']), text: invitationText })),
    }),
  }),
  'settings:read': command({ request: nothing, response: settingsSchema }),
  'settings:update': command({ request: settingsUpdateSchema, response: settingsSchema }),
  /**
   * A diagnostics report for a person who helps with a problem: versions, kinds of devices, settings, figures, the end
   * of the log. No secrets, names or addresses.
   */
  'app:diagnose': command({
    request: v.object({ window: v.pipe(v.string(), v.maxLength(20_000)) }),
    response: v.object({ report: v.pipe(v.string(), v.maxLength(MAX_REPORT_LENGTH)) }),
  }),
  /** The state of the tray, with its texts. */
  'app:show-state': command({ request: trayStateSchema, response: nothing }),
  /** Shows a notification of the desktop; a click on it shows the window. */
  'app:notify': command({
    request: v.object({
      title: v.pipe(v.string(), v.maxLength(128)),
      body: v.pipe(v.string(), v.maxLength(512)),
    }),
    response: nothing,
  }),
  /** How you want to hear other people, by identity. */
  'people:read': command({ request: nothing, response: people }),
  'people:update': command({ request: v.object({ person: personSchema }), response: people }),
  /** Turns global keys on or off; they are on while you are in a lobby. The bindings come from the settings. */
  'hotkeys:listen': command({ request: v.object({ isOn: v.boolean() }), response: nothing }),
  /**
   * Waits up to 10 s for a key or mouse button anywhere on this machine; null = none was pressed, Escape was, or
   * `hotkeys:cancel-recording` came. Fails with `cannot-record` where keys outside the window are not heard.
   */
  'hotkeys:record': command({ request: nothing, response: v.object({ trigger: v.nullable(triggerSchema) }) }),
  'hotkeys:cancel-recording': command({ request: nothing, response: nothing }),
  /** The overlay's address for streaming programs, with its own secret. '' if it could not be opened. */
  'overlay:describe': command({ request: nothing, response: overlayAddress }),
  /** Creates a new secret. The old address stops working. */
  'overlay:renew': command({ request: nothing, response: overlayAddress }),
  /**
   * The people in the lobby, for the overlay: only their names and whether they talk. An empty list = no lobby.
   * `texts`: the messages to show.
   */
  'overlay:show': command({
    request: v.object({
      people: v.pipe(v.array(overlayPersonSchema), v.maxLength(MAX_OVERLAY_PEOPLE)),
      texts: v.optional(overlayTextsSchema),
    }),
    response: nothing,
  }),
  'update:check': command({ request: nothing, response: nothing }),
  /** Quits the app and starts the downloaded version. */
  'update:install': command({ request: nothing, response: nothing }),
  ...lobbyContract,
  ...linkContract,
  ...lobbiesContract,
  ...successionContract,
  ...windowContract,
  /**
   * The address and token with which games on this machine send the player's position; '' when the API could not be
   * opened.
   */
  'positions:describe-api': command({ request: nothing, response: v.object({ url: v.string(), token: v.string() }) }),
  /** Plays a recorded track instead of a game; the text is the content of the file. Replaces the previous track. */
  'positions:play-track': command({
    request: v.object({ text: v.pipe(v.string(), v.maxLength(MAX_TRACK_CHARACTERS)) }),
    response: nothing,
  }),
  'positions:stop-track': command({ request: nothing, response: nothing }),
  /** Looks for games in Wine more often while somebody looks. */
  'positions:watch-wine': command({ request: v.object({ isOn: v.boolean() }), response: nothing }),
  /** Starts the program that carries positions out of a Wine prefix. Answers once it does. */
  'positions:start-bridge': command({ request: v.object({ prefix: prefixPath }), response: nothing }),
  'positions:stop-bridge': command({ request: nothing, response: nothing }),
  /** Where the player is, from the active source; null = no source is active, so the dot on the map counts. */
  'positions:report': event(
    v.object({
      report: v.nullable(
        v.object({
          source: v.picklist(SOURCE_IDS),
          /** A pose, or that there is none (`menu`). */
          place: v.variant('type', [poseMessageSchema, nowhereMessageSchema]),
          presence: presenceMessageSchema,
          /** null = the game does not report it, so the person's own choice counts. */
          talk: v.nullable(talkMessageSchema),
        }),
      ),
    }),
  ),
  /** The games that run in Wine and Proton, and the bridge that carries the positions of one of them out. */
  'positions:wine': event(
    v.object({
      games: v.array(v.object({ name: v.string(), prefix: v.string(), isProton: v.boolean() })),
      bridge: v.picklist(['off', 'starting', 'running', 'failed']),
      /** The prefix of the bridge; '' = none. */
      prefix: v.string(),
    }),
  ),
  /** The state of each source, sent on change, at most 4 times a second. */
  'positions:status': event(
    v.object({
      used: v.nullable(v.picklist(SOURCE_IDS)),
      sources: v.array(
        v.object({
          id: v.picklist(SOURCE_IDS),
          state: v.picklist(SOURCE_STATES),
          /** The problem that prevents it from working; null = nothing. */
          problem: v.nullable(v.picklist(SOURCE_PROBLEMS)),
          /** A warning to the player although positions arrive. */
          notes: v.array(v.picklist(SOURCE_NOTES)),
          feeder: v.string(),
          world: v.string(),
          /** Milliseconds since the last report; null = none yet. */
          ageMs: v.nullable(v.number()),
          accepted: v.number(),
          refused: v.number(),
        }),
      ),
    }),
  ),
  /**
   * A bound key or button went down or up while the app listens. The window ignores events it has already seen itself.
   */
  'hotkeys:action': event(v.object({ ...bindingSchema.entries, isDown: v.boolean() })),
  /** Whether global keys work, and what prevents them. */
  'hotkeys:status': event(
    v.object({
      way: v.picklist(['hook', 'portal', 'none']),
      state: v.picklist(['off', 'starting', 'on', 'failed']),
      /**
       * null = nothing is wrong; `slow`: still starting; `died`: ended and is being restarted; `limited`: works, but
       * not over every window.
       */
      problem: v.nullable(
        v.picklist(['no-display', 'no-permission', 'no-portal', 'refused', 'not-installed', 'slow', 'died', 'limited']),
      ),
      /** Actions whose triggers the portal bound, in its own words for the keys; empty for other ways. */
      boundByPortal: v.array(v.object({ action: v.picklist(VOICE_ACTIONS), description: v.string() })),
      /** Bound triggers that do not arrive while another program has the focus, although others do. */
      unheard: v.array(triggerSchema),
    }),
  ),
  /** The tray's menu was used. */
  'app:tray-used': event(v.object({ action: v.picklist(['toggle-mute', 'toggle-deafen', 'leave']) })),
  'update:status': event(
    v.object({
      /** `unsupported`: this copy cannot update itself. */
      state: v.picklist(['unsupported', 'idle', 'checking', 'none', 'downloading', 'ready', 'failed']),
      /** The number of the newer version; '' = none is known. */
      version: v.string(),
      percent: v.nullable(v.number()),
      /** Why it failed; null = it did not. `damaged`: the download does not match its announcement. */
      problem: v.nullable(v.picklist(['unreachable', 'no-list', 'damaged', 'not-installed', 'other'])),
      /** The same in English, with details. */
      message: v.string(),
    }),
  ),
  /** The app was started to practise: the window opens the practice lobby. */
  'app:practice-wanted': event(nothing),
  /** An invitation arrived from outside the window (a link that was opened); the window asks before it joins. */
  'app:invitation-opened': event(v.object({ invitation: invitationText })),
  /** A link that was opened has no usable invitation; the window says why. */
  'app:invitation-refused': event(
    v.object({ code: v.picklist(INVITATION_FAILURE_CODES), detail: v.pipe(v.string(), v.maxLength(64)) }),
  ),
} as const;

export type EarshotContract = typeof contract;
export type EarshotBridge = Bridge<EarshotContract>;

export const COMMAND_NAMES = Object.entries(contract)
  .filter(([, entry]) => entry.kind === 'command')
  .map(([name]) => name) as CommandName<EarshotContract>[];
export const EVENT_NAMES = Object.entries(contract)
  .filter(([, entry]) => entry.kind === 'event')
  .map(([name]) => name) as EventName<EarshotContract>[];

/** Largest message either way, UTF-16 code units: all people that are known, under the longest names. */
export const MAX_IPC_MESSAGE_LENGTH = 1_048_576;
