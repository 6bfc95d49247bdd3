/** Words that many screens share. */
export const common = {
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  reset: 'Reset',
  on: 'On',
  off: 'Off',
  dismiss: 'Dismiss',
  undo: 'Undo',
  /** Ends a list of names that is too long to show in full: "Fox, Owl and 3 more". */
  more_one: '{{count, number}} more',
  more_other: '{{count, number}} more',
  /** `name`: what the button copies, as its field is labelled: "Token". */
  copyField: 'Copy {{name}}',
  showField: 'Show {{name}}',
  hideField: 'Hide {{name}}',
  clipboardRefused: 'Earshot can’t use the clipboard. Select the text and copy it yourself.',
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
  /** How loud a voice is. */
  loudness: { none: 'not at all', close: 'loudly', clear: 'clearly', quiet: 'quietly', faint: 'faintly' },
  /** The same with its gain: "clearly (-6 dB)". */
  loudnessWithGain: '{{loudness}} ({{gain}})',
  /** The text of each failure, by its code: what happened, then what to do. */
  errors: {
    'bad-invitation': 'This isn’t an Earshot invitation. Paste the whole link; it starts with earshot://join/.',
    'invitation-cut-off': 'This invitation is incomplete. Copy the whole link again.',
    'invitation-damaged': 'This invitation is mistyped. Copy the whole link again.',
    /** `detail`: the number of the wrong character. */
    'invitation-typo': 'Character {{detail}} of the code after earshot://join/ is mistyped. Copy the link again.',
    'invitation-version': 'This invitation is from a newer version of Earshot. Update Earshot, then paste it again.',
    'two-invitations': 'This text has invitations to different lobbies. Paste only one of them.',
    'wrong-secret': 'This invitation is out of date. Ask the host for the current one.',
    'wrong-certificate':
      'Another program answers at this invitation’s address, or the host has a new certificate. Ask for a new invitation.',
    unreachable:
      'The host isn’t answering on any path. Ask whether the lobby is open and whether friends can reach it.',
    'name-unknown':
      'The name of the host’s address can’t be found. Check your internet connection, or ask for a new invitation.',
    'port-refused': 'The computer at this address refuses the connection. Ask whether the lobby is open.',
    timeout: 'The host took too long to answer. Try again.',
    refused: 'The host did not let you in, or did not answer. Ask for an invitation.',
    'lobby-full': 'The lobby is full. Try again when a player leaves.',
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
      'Codes and listed lobbies need a rendezvous server, and you have none. Add one under Settings, Connection, or use a link.',
    'no-rendezvous': 'No rendezvous server is answering. Check your network, or try again in a minute.',
    'rendezvous-busy': 'The rendezvous server is busy. Wait a minute, then try again.',
    'lobby-busy': 'Too many people are joining this lobby at once. Try again in a minute.',
    'lobby-not-there': 'This lobby isn’t registered at the rendezvous server. Ask the host whether it is open.',
    'no-relay':
      'Relay only is on, and this lobby has no relay. Turn it off under Settings, Connection, or ask for another lobby.',
    'relay-refused':
      'Relay only is on, and the relay gave you no address. Try again in a minute, or turn it off under Settings, Connection.',
    'bad-code': 'A code has 8 letters and digits, such as K7Q-29MDX. Check it with the host.',
    'unknown-code': 'No lobby has this code. Check it with the host; codes end with their lobby.',
    'wrong-code': 'The second part of the code is wrong. Check it with the host.',
    'too-many-codes': 'Too many wrong codes. Ask the host for the new code, then wait a minute.',
    'wrong-lobby-password': 'The password is wrong. Ask the host for it.',
    'short-lobby-password': 'This password is too short. Use at least 6 characters.',
    'port-in-use': 'Another program is using the port. Close that program and try again.',
    'bind-failed': 'The network port couldn’t be opened. Check your firewall and try again.',
    'no-lobby': 'You aren’t hosting a lobby. Host one first.',
    'bad-rules': 'Voices would fade out before full volume ends. Increase the distance at which they fade out.',
    'bad-track': 'This track can’t be played. Use a CSV or JSON file with times and positions.',
    /** `detail`: the line of the CSV file, or the position of the entry in the JSON list. */
    'bad-track-row':
      'Row {{detail}} of this track can’t be used. Check its columns, its numbers and the order of times.',
    superseded: 'Cancelled because something else was started.',
    internal: 'Something went wrong in Earshot. Try again; the log has the details.',
    'bad-message': 'The host doesn’t understand your version of Earshot. Update the older one.',
    'bad-offer': 'The host doesn’t support your version’s audio. Update the older version of Earshot.',
    'too-many-messages': 'You sent too much to the host at once. Wait a moment, then try again.',
    'keys-damaged':
      'The file with your lobby’s keys, host-keys.json in Earshot’s data folder, is damaged. Restore it or delete it.',
    'bad-address': 'The public address can’t be used. Change it under Settings, Connection.',
    'practice-failed': 'The practice lobby couldn’t open because its simulated players stopped. Try again.',
    'lobby-died': 'The lobby on this computer crashed. Host it again; the log has the details.',
    'no-bridge-program':
      'The bridge program is missing. Install gcc-mingw-w64, then try again, or use a packaged Earshot.',
    'bridge-failed': 'The bridge couldn’t run in this Wine. See the log for the reason.',
    'game-ended': 'This game has ended. Start it again, then start the bridge.',
    'cannot-record': 'Keys pressed in other windows can’t be detected here. Press the key in this window.',
    'no-update': 'There is no update to install yet. Check for updates first.',
    'no-clipboard': 'The text couldn’t be copied. Select it and copy it yourself.',
    'unknown-command': 'This window is out of date. Close Earshot and start it again.',
    'bad-request': 'The request was not accepted. Close Earshot and start it again.',
    forbidden: 'This page isn’t allowed to do that. Use Earshot’s own window.',
    'not-on-page': 'Only the app can do this, not a page in a browser.',
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
    'headset-refused': 'The host didn’t give you a link. Try again later.',
    'rename-unsupported': 'This host has an older version of Earshot. Your new name applies when you join again.',
    'no-disk-space': 'The disk is full. Free some space, then try again.',
    'not-writable': 'Earshot can’t write to its data folder. Check the permissions of the folder.',
    /**
     * About files on this computer. `detail`: the file that was kept, the settings, the folder, or how many entries.
     */
    'disk-full':
      'The disk of {{detail}} is full, so Earshot forgets changes when it closes. Free some space and restart it.',
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
    /** The page that guests open keeps its data in the browser. */
    'nothing-kept': 'This browser keeps nothing for this page. Your name and settings are forgotten when you close it.',
  },
  numberRange: 'From {{min, number}} to {{max, number}} {{unit}}.',
};
