/** Keys and mouse buttons, and what they do. */
export const hotkeys = {
  title: 'Keys',
  action: {
    talk: 'Talk',
    whisper: 'Whisper',
    shout: 'Shout',
    radio: 'Radio',
    priority: 'Priority',
    'toggle-mute': 'Mute',
    'toggle-deafen': 'Deafen',
  },
  /** What its key does, below the action's name. */
  does: {
    talk: 'Hold to talk, or to mute, as your way of talking says',
    whisper: 'Hold to whisper',
    shout: 'Hold to shout',
    radio: 'Hold to speak on your radio channel',
    priority: 'Hold to lower the others while you speak, where the lobby allows it',
    'toggle-mute': 'Press to mute yourself, and again to unmute',
    'toggle-deafen': 'Press to hear nobody, and again to hear',
  },
  none: 'No key',
  add: 'Add',
  /** For screen readers; `action` as above. */
  addFor: 'Add a key for {{action}}',
  removeFor: 'Remove {{key}} from {{action}}',
  change: 'Change key',
  changeMore: 'More keys',
  /** `key` stands for the key's cap. */
  holdToTalk: 'Hold {{key}} to talk',
  holdToMute: 'Hold {{key}} to mute yourself',
  recording: 'Press a key',
  recordingHint: 'Press a key or a mouse button, also in another window. Escape cancels.',
  taken: '{{key}} is the key for {{action}}. Use it here instead?',
  takeOver: 'Use it here',
  keep: 'Leave it',
  problem: {
    unknown: 'This key cannot be told apart from others. Choose another one.',
    moves: '{{key}} moves you on the map. Choose another key.',
    window: '{{key}} is needed to use the window. Choose another key.',
    full: 'There is no room for more keys. Remove one first.',
  },
  reset: 'Reset all keys',
  /** Whether keys are heard while other programs have the focus. */
  elsewhere: {
    title: 'In games and other programs',
    off: 'In a lobby, your keys also work while a game or another program has the focus. The key still reaches the game.',
    starting: 'Earshot is starting to listen for your keys in other programs.',
    on: 'Your keys work in games and other programs too. The key still reaches the game.',
    portal: 'Your desktop listens for these keys. Change them in its own settings, under keyboard shortcuts.',
    none: 'Keys work while this window has the focus.',
    'no-display':
      'Keys work only while this window has the focus: Earshot runs without a display to listen on. Start it from your desktop.',
    'no-permission':
      'Keys work only while this window has the focus: macOS does not let Earshot listen for keys. Open System Settings, Privacy & Security, Accessibility, and turn Earshot on. If the keys still do not work after that, start Earshot again.',
    'no-portal':
      'Keys work only while this window has the focus: your desktop does not offer global shortcuts. KDE Plasma, Hyprland and newer GNOME do; so does every desktop in an X11 session.',
    refused:
      'Keys work only while this window has the focus: your desktop did not allow the shortcuts. Leave the lobby, join again, and allow them when your desktop asks.',
    'not-installed':
      'Keys work only while this window has the focus: the part of Earshot that listens elsewhere is missing here. Install Earshot again.',
    died: 'Keys work only while this window has the focus: listening elsewhere failed several times. Leave the lobby and join again; if it fails again, tell us with a report from Diagnostics.',
    limited:
      'In a lobby, your keys also work in games and other programs, but not in those that run as administrator. For these, start Earshot as administrator too.',
    limitedWayland:
      'In a lobby, your keys also work in most games, but not in every window: your desktop offers no global shortcuts. KDE Plasma, Hyprland and newer GNOME do; so does every desktop in an X11 session.',
  },
  /** Keys whose names are words. The others are called by what is printed on them. */
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
  mouse: { middle: 'Middle mouse button', back: 'Mouse button Back', forward: 'Mouse button Forward' },
};
