/** Keys and mouse buttons, and what they do. `key`: the name of a key, such as "Ctrl+V"; `action`: as in `action`. */
export const hotkeys = {
  title: 'Keys',
  /** The names of what a key does. */
  action: {
    talk: 'Talk',
    whisper: 'Whisper',
    shout: 'Shout',
    radio: 'Radio',
    priority: 'Priority',
    'toggle-mute': 'Mute',
    'toggle-deafen': 'Deafen',
    'toggle-compact': 'Compact window',
    'toggle-meeting': 'Meeting',
    'toggle-dead': 'Dead',
    'whisper-to': 'Whisper to list',
    'next-room': 'Next room',
    'previous-room': 'Previous room',
    'leave-room': 'Back to lobby',
  },
  /** What the key does, shown below the action's name. */
  does: {
    talk: 'Push to talk, or to mute in push-to-mute mode',
    whisper: 'Hold to whisper',
    shout: 'Hold to shout',
    radio: 'Hold to talk on your radio channel',
    priority: 'Hold to talk with priority, if the lobby allows it',
    'toggle-mute': 'Press to mute or unmute yourself',
    'toggle-deafen': 'Press to deafen or undeafen yourself',
    'toggle-compact': 'Press to switch between the full and the compact window',
    'toggle-meeting': 'Press to start or end a meeting, if you host',
    'toggle-dead': 'Press to mark yourself dead or alive, if no game does',
    'whisper-to': 'Hold to whisper to the players on your whisper list',
    'next-room': 'Press to go to the next room',
    'previous-room': 'Press to go to the previous room',
    'leave-room': 'Press to leave the room for the lobby',
  },
  none: 'No key',
  noTalkKey: 'No talk key yet. Choose one.',
  /** A button. */
  add: 'Add',
  /** For screen readers; `action` as above. */
  addFor: 'Add a key for {{action}}',
  removeFor: 'Remove {{key}} from {{action}}',
  change: 'Change key',
  choose: 'Choose another',
  /** Binds a suggested key. */
  use: 'Use {{key}}',
  /** A button in the talk bar. */
  chooseTalkKey: 'Choose a talk key',
  /** A warning: the key works in all programs, also while you write there. */
  typed: 'You also press {{key}} when you type. A mouse side button or a function key is safer.',
  unheard: '{{key}} works only in this window, not in games. Choose another key for games.',
  /** `key` stands for the key's cap. */
  holdToTalk: 'Hold {{key}} to talk',
  holdToMute: 'Hold {{key}} to mute',
  /** One line on the start screen; a click leads to the settings of keys. */
  status: { none: 'No talk key', unheard: '{{key}} works only in this window' },
  /** In place of the key, while Earshot waits for it. */
  recording: 'Press a key',
  recordingHint: 'Press a key or mouse button, with Ctrl, Alt or Shift if you like. Escape cancels.',
  taken: '{{key}} is already used for {{action}}. Use it here instead?',
  /** The answers: buttons. */
  takeOver: 'Use here',
  keep: 'Keep as is',
  /** Why a key cannot be chosen. */
  problem: {
    unknown: 'Earshot can’t tell this key from others. Choose another one.',
    moves: '{{key}} moves you on the map. Choose another key.',
    window: '{{key}} controls this window. Choose another key.',
    full: 'All key slots are in use. Remove a key first.',
    unsupported:
      'Earshot can’t use gamepads, tilt wheels or more than five mouse buttons. Map the button to a key such as F13 in Steam or in the device’s software.',
    timeout: 'No key was pressed for 10 seconds. Use the button above to try again.',
  },
  removeAll: 'Remove all keys',
  /** The keys that begin a message. They work in the window only, and are chosen by what they type. */
  write: {
    name: 'Write a message',
    does: 'Press to write in this window, while you are in a lobby',
    hint: 'Press a letter, digit, sign or function key. Escape cancels.',
    unusable: 'Choose a letter, digit, sign or function key without Ctrl, Alt or Meta.',
    used: '{{key}} is already used for {{action}}. Choose another key.',
  },
  /** What changed, in a short message. */
  changed: {
    added: '{{action}} key: {{key}} added',
    removed: '{{action}} key: {{key}} removed',
    allRemoved: 'All keys removed',
  },
  /** Whether keys work while another program has the focus. */
  elsewhere: {
    title: 'Global keys',
    off: 'In a lobby, your keys also work in games. The game still receives them.',
    starting: 'Turning on global keys…',
    on: 'Your keys work in games and other programs. The game still receives them.',
    portal: 'Your desktop manages these keys. Change them in its keyboard shortcut settings.',
    none: 'Keys work only while this window has the focus.',
    'no-display':
      'Keys work only while this window has the focus because Earshot runs without a display. Start it from your desktop.',
    'no-permission':
      'Keys work only while this window has the focus because macOS hasn’t given Earshot access. Turn on Earshot in System Settings > Privacy & Security > Accessibility. If that doesn’t help, restart Earshot.',
    'no-portal':
      'Keys work only while this window has the focus because your desktop has no global shortcuts. Use KDE Plasma, Hyprland, a recent GNOME, or any X11 session.',
    refused:
      'Keys work only while this window has the focus because you didn’t allow global shortcuts. Rejoin the lobby and allow them when your desktop asks.',
    'not-installed':
      'Keys work only while this window has the focus because a part of Earshot is missing. Reinstall Earshot.',
    died: 'Keys work only while this window has the focus because global keys crashed. Earshot is restarting them. If they don’t come back, send us a support report from Settings > Advanced.',
    slow: 'Keys work only while this window has the focus. Global keys are still starting because this computer is busy.',
    limited:
      'In a lobby, your keys also work in games, except those that run as administrator. For these, run Earshot as administrator too.',
    limitedWayland:
      'In a lobby, your keys work in most games but not in every window because your desktop has no global shortcuts. Use KDE Plasma, Hyprland, a recent GNOME, or any X11 session.',
  },
  /** In the talk bar, while keys do not work in other programs. */
  outage: {
    slow: 'Your keys don’t work in games yet. Global keys are still starting.',
    died: 'Your keys don’t work in games right now. Earshot is restarting them.',
    failed: 'Your keys don’t work in games. Click to see why.',
  },
  /** Keys named by words. Other keys show the character printed on them. */
  named: {
    Space: 'Space',
    CapsLock: 'Caps Lock',
    ShiftLeft: 'Left Shift',
    ShiftRight: 'Right Shift',
    ControlLeft: 'Left Ctrl',
    ControlRight: 'Right Ctrl',
    AltLeft: 'Left Alt',
    AltRight: 'Right Alt',
    MetaLeft: 'Left Meta',
    MetaRight: 'Right Meta',
    ArrowUp: 'Up',
    ArrowDown: 'Down',
    ArrowLeft: 'Left',
    ArrowRight: 'Right',
    PageUp: 'Page Up',
    PageDown: 'Page Down',
    Home: 'Home',
    End: 'End',
    Insert: 'Insert',
    Delete: 'Delete',
    Backspace: 'Backspace',
    Enter: 'Enter',
    Tab: 'Tab',
    Escape: 'Escape',
    Pause: 'Pause',
    ScrollLock: 'Scroll Lock',
    NumLock: 'Num Lock',
    PrintScreen: 'Print Screen',
    ContextMenu: 'Menu',
    NumpadEnter: 'Num Enter',
  },
  numpad: 'Num {{key}}',
  /** Modifiers in front of a key: Ctrl+V. */
  modifier: { Control: 'Ctrl', Alt: 'Alt', Shift: 'Shift', Meta: 'Meta' },
  mouse: { middle: 'Middle mouse button', back: 'Mouse back button', forward: 'Mouse forward button' },
};
