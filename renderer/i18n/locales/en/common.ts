/** Words that many screens share. */
export const common = {
  close: 'Close',
  /** Empties a search field. */
  clear: 'Clear',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  reset: 'Reset',
  on: 'On',
  off: 'Off',
  dismiss: 'Dismiss',
  undo: 'Undo',
  /** Read out after what happened. `key`: "Ctrl+Z". */
  undoByKey: 'Press {{key}} to undo.',
  /** Buttons of the host. In a meeting, other rules say who hears whom. */
  startMeeting: 'Start meeting',
  endMeeting: 'End meeting',
  /** Ends a list of names that is too long to show in full: "Fox, Owl and 3 more". `count`: the names left out. */
  more_one: '{{count, number}} more',
  more_other: '{{count, number}} more',
  /** `name`: what the button copies, as its field is labelled: "Token". */
  copyField: 'Copy {{name}}',
  /** Show and hide the characters of a secret. `name`: as above. */
  showField: 'Show {{name}}',
  hideField: 'Hide {{name}}',
  clipboardRefused: 'Earshot can’t use the clipboard. Select the text and copy it yourself.',
  /** `value`: a number with its sign, already formatted. */
  decibels: '{{value}} dB',
  /** Where a player is, relative to where you look. */
  direction: {
    ahead: 'ahead',
    aheadRight: 'ahead right',
    right: 'right',
    behindRight: 'behind right',
    behind: 'behind',
    behindLeft: 'behind left',
    left: 'left',
    aheadLeft: 'ahead left',
  },
  /** `distance`: "12 m"; `direction`: one of those above. */
  place: '{{distance}} {{direction}}',
  /** How loud you hear a player, beside the label `people.facts.loudness`: "You hear them: clearly". */
  loudness: { none: 'not at all', close: 'loudly', clear: 'clearly', quiet: 'quietly', faint: 'faintly' },
  /** The same with its gain: "clearly (-6 dB)". */
  loudnessWithGain: '{{loudness}} ({{gain}})',
  /**
   * The text of each failure, by its code: what happened, then what to do. The keys are codes and stay as they are.
   * Names of settings are in quotation marks and must match the names in `settings`.
   */
  errors: {
    'bad-invitation': 'This isn’t an Earshot invitation. Paste the whole link; it starts with earshot://join/.',
    'invitation-cut-off': 'This invitation is incomplete. Copy the whole link again.',
    'invitation-damaged': 'This invitation has typos. Copy the whole link again.',
    /** `detail`: the number of the wrong character. */
    'invitation-typo': 'Character {{detail}} after earshot://join/ is a typo. Copy the link again.',
    'invitation-version': 'This invitation is from a newer version of Earshot. Update Earshot, then paste it again.',
    'two-invitations': 'This text contains invitations to different lobbies. Paste only one of them.',
    'wrong-secret': 'This invitation is out of date. Ask the host for the current one.',
    'wrong-certificate':
      'This invitation no longer works: the host has a new one, or another program answers there. Ask the host for a new one.',
    unreachable: 'The host isn’t answering. Ask whether the lobby is open and can be reached from the internet.',
    'name-unknown': 'The host’s address can’t be found. Check your internet connection, or ask for a new invitation.',
    'port-refused': 'The computer at this address refused the connection. Ask whether the lobby is open.',
    timeout: 'The host took too long to answer. Try again.',
    refused: 'The host didn’t let you in, or didn’t answer. Ask for an invitation.',
    'lobby-full': 'The lobby is full. Try again when a player leaves.',
    'lobby-locked': 'This lobby is locked. Ask the host to unlock it.',
    'bad-name': 'This name can’t be used. Choose one with 1 to 32 visible characters.',
    'bad-identity':
      'The host couldn’t verify your identity. Restart Earshot. If that doesn’t help, delete identity.json from its data folder.',
    'unsupported-version': 'You and the host have different versions of Earshot. Update the older one.',
    'bad-answer': 'The host’s answer couldn’t be used. Check that you both have the same version of Earshot.',
    'no-media':
      'The host answered, but no audio gets through. Allow UDP in your firewall, or ask the host to add a rendezvous server.',
    'host-lost': 'The connection to the host was lost. Check your network, or ask whether the lobby is still open.',
    'lobby-closed': 'The host closed the lobby.',
    removed: 'The host removed you from the lobby.',
    replaced: 'You joined this lobby again in another window.',
    'no-rendezvous-set':
      'Codes and listed lobbies need a rendezvous server, and you have none. Add one under Settings > Advanced, or use a link.',
    'no-rendezvous': 'No rendezvous server is answering. Check your network, or try again in a minute.',
    'rendezvous-busy': 'The rendezvous server is busy. Wait a minute, then try again.',
    'lobby-busy': 'Too many players are joining this lobby at once. Try again in a minute.',
    'lobby-not-there': 'The rendezvous server doesn’t know this lobby. Ask the host whether it is open.',
    'no-relay':
      '“Relay only” is on, but this lobby has no relay. Turn it off under Settings > Advanced, or join another lobby.',
    'relay-refused':
      '“Relay only” is on, but the relay refused you. Try again in a minute, or turn it off under Settings > Advanced.',
    'bad-code': 'A code has 8 letters and digits, such as K7Q-29MDX. Check it with the host.',
    'unknown-code': 'No lobby has this code. Check it with the host. A code works only while its lobby is open.',
    'wrong-code': 'The second part of the code is wrong. Check it with the host.',
    'too-many-codes': 'Too many wrong codes. Ask the host for the new code, then wait a minute.',
    'password-needed': 'This lobby has a password. Ask its host for it.',
    'waiting-for-answer': 'A moderator has to let you in. Join again, and wait for the answer.',
    'turned-away': 'A moderator didn’t let you in. You can ask again in a minute.',
    'too-many-newcomers': 'Many players are joining this lobby. Try again in a minute.',
    'wrong-lobby-password': 'The password is wrong. Ask the host for it.',
    'short-lobby-password': 'This password is too short. Use at least 6 characters.',
    'port-in-use': 'Another program is using the port. Close that program and try again.',
    'bind-failed': 'The network port couldn’t be opened. Check your firewall and try again.',
    'no-lobby': 'You aren’t hosting a lobby. Host one first.',
    'bad-rules': 'Voices would be silent before full volume ends. Increase the distance “Silent beyond”.',
    'bad-track': 'This track can’t be played. Use a CSV or JSON file with times and positions.',
    /** `detail`: the line of the CSV file, or the position of the entry in the JSON list. */
    'bad-track-row':
      'Row {{detail}} of this track can’t be used. Check its columns, its numbers and that times only increase.',
    superseded: 'Cancelled because something else was started.',
    internal: 'Something went wrong in Earshot. Try again; the log has the details.',
    'bad-message': 'The host doesn’t understand your version of Earshot. Update the older one.',
    'bad-offer': 'The host doesn’t support the audio of your version of Earshot. Update the older one.',
    'too-many-messages': 'You sent too much at once. Wait a moment, then try again.',
    'keys-damaged':
      'The file with your lobby’s keys, host-keys.json in Earshot’s data folder, is damaged. Restore it or delete it.',
    'bad-address': 'The public address can’t be used. Change it under Settings > Advanced.',
    'practice-failed': 'The practice lobby couldn’t open because its simulated players stopped. Try again.',
    'lobby-died': 'The lobby on this computer crashed. Host it again; the log has the details.',
    'no-bridge-program':
      'The bridge program is missing. Install gcc-mingw-w64, then try again, or use a packaged Earshot.',
    'bridge-failed': 'The bridge couldn’t run in this version of Wine. See the log for the reason.',
    'game-ended': 'This game is no longer running. Start it again, then start the bridge.',
    'cannot-record': 'Earshot can’t detect keys in other windows here. Press the key in this window.',
    'no-update': 'There is no update to install yet. Check for updates first.',
    'no-clipboard': 'The text couldn’t be copied. Select it and copy it yourself.',
    'unknown-command': 'This window is out of date. Close Earshot and start it again.',
    'bad-request': 'Earshot rejected a request from this window. Close Earshot and start it again.',
    forbidden: 'This page isn’t allowed to do that. Use Earshot’s own window.',
    'not-on-page': 'A page in a browser can’t do this. Use the app.',
    'unexpected-answer': 'Earshot’s answer couldn’t be used. Close Earshot and start it again.',
    'main-process-ended': 'Earshot has stopped. Start it again.',
    'wrong-password': 'This group already exists with a different password. Ask a member for it.',
    'too-many-tries': 'Too many wrong passwords. Wait a minute, then try again.',
    'group-refused': 'The host didn’t let you join the group. Try a different group name.',
    'too-many-renames': 'You changed your name too often. Wait a few seconds, then change it again.',
    'rename-refused': 'The host didn’t accept this name. Choose a different one.',
    'headset-unknown': 'This headset link isn’t valid. Create a new one on your other device.',
    'headset-expired': 'This headset link is older than 5 minutes. Create a new one on your other device.',
    'headset-used': 'Another device has used this headset link. Create a new one on your other device.',
    'headset-gone': 'Your other device isn’t in the lobby. Return to the lobby there, then try again.',
    'headset-ended': 'Your other device left the lobby or took its sound back.',
    'headset-replaced': 'Another phone is your headset now.',
    'too-many-tickets': 'You asked for too many links. Wait a moment, then try again.',
    'headset-refused': 'The host didn’t create a link. Try again later.',
    'rename-unsupported': 'The host has an older version of Earshot. Your new name applies when you rejoin.',
    'no-disk-space': 'The disk is full. Free some space, then try again.',
    'not-writable': 'Earshot can’t write to its data folder. Check the permissions of the folder.',
    /**
     * About files on this computer. `detail`: in `-damaged` and `settings-newer` the file that was kept, in
     * `settings-incomplete` the settings, in `people-incomplete` how many entries, otherwise the folder.
     */
    'disk-full':
      'The disk with {{detail}} is full, so changes are lost when Earshot closes. Free some space, then restart it.',
    'settings-damaged':
      'Your settings file was damaged, so Earshot uses the defaults. The damaged file is kept as {{detail}}.',
    'settings-newer':
      'These settings are from a newer version of Earshot, so the defaults are used. The newer file is kept as {{detail}}.',
    'settings-incomplete': 'Some settings couldn’t be read, so these use their defaults: {{detail}}.',
    'settings-unread':
      'The settings in {{detail}} couldn’t be read, so the defaults are used. Check the permissions of the folder.',
    'people-damaged':
      'Your list of muted, blocked and adjusted players was damaged and is now empty. The damaged file is kept as {{detail}}.',
    'people-incomplete':
      'Some entries of your list of muted, blocked and adjusted players couldn’t be read: {{detail}}.',
    'people-unread':
      'Your list of muted, blocked and adjusted players couldn’t be read, so nobody is muted or blocked. Check the permissions of the data folder.',
    'identity-damaged':
      'Your identity file was damaged, so players no longer recognise you and their settings for you are lost. The damaged file is kept as {{detail}}.',
    'identity-unread':
      'Your identity file couldn’t be read or saved, so players won’t recognise you next time. Check the permissions of the data folder.',
    /** On the page for guests, which keeps its data in the browser. */
    'nothing-kept': 'This browser stores nothing for this page. Your name and settings are lost when you close it.',
  },
  /** The error below a field for a number. `unit`: "m", "dB", or empty. */
  numberRange: 'From {{min, number}} to {{max, number}} {{unit}}.',
};
