/** Words that many screens use. */
export const common = {
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  reset: 'Reset',
  on: 'On',
  off: 'Off',
  dismiss: 'Dismiss',
  /** `name`: what is copied, in small letters: "token". */
  copyField: 'Copy {{name}}',
  showField: 'Show {{name}}',
  hideField: 'Hide {{name}}',
  clipboardRefused: 'Earshot may not use the clipboard here. Select the text and copy it.',
  /** What went wrong, by the code of the failure. English shows the failure's own message, which says more. */
  errors: {
    'bad-invitation': 'This is not a whole invitation. Copy it again, from its beginning to its end.',
    'wrong-secret': 'The invitation is not for this lobby. Ask the host for the current one.',
    'wrong-certificate':
      'Another program answers under the address of this invitation. Ask the host for the current invitation.',
    unreachable: 'No host answers. The lobby may be closed, or a firewall is in between.',
    timeout: 'The host took too long to answer. Try again.',
    'lobby-full': 'The lobby is full.',
    'bad-name': 'Choose a name that can be read, of at most 32 characters.',
    'bad-identity':
      'The host could not verify who you are. Restart Earshot and try again; if that does not help, remove identity.json from its data folder.',
    'unsupported-version': 'The host and you have different versions of Earshot. Update the older one.',
    'bad-answer': "The host's answer cannot be used. It may run another version of Earshot.",
    'no-media': 'The host answered, but no sound came through: UDP to its port is probably blocked.',
    'host-lost': 'The connection to the host was lost. The host may have quit or gone offline.',
    'lobby-closed': 'The host closed the lobby.',
    removed: 'The host removed you from the lobby.',
    'port-in-use': 'The port is in use. End the program that has it, and try again.',
    'bind-failed': 'The port cannot be opened. Look at the firewall, and try again.',
    'no-lobby': 'This computer hosts no lobby. Host one first.',
    'bad-rules': 'The distance at which voices end must be greater than the one up to which they are at full loudness.',
    'bad-track': 'The track cannot be played: it is not a list of times and places.',
    superseded: 'Something else was started meanwhile, so this was ended.',
    internal: 'Something went wrong inside Earshot. The log has the details.',
    'bad-message': 'The host does not understand this Earshot. Update the older of the two.',
    'bad-offer': 'The host cannot use what this Earshot offers for sound. Update the older of the two.',
    'too-many-messages': 'Too much was sent to the host at once. Wait a moment, then try again.',
    'bad-address': 'The address under which lobbies are to be hosted cannot be used. Start Earshot with another one.',
    'practice-failed': 'The practice lobby could not be opened, because its simulated players ended. Try again.',
    'lobby-died': 'The lobby on this computer has broken down. The log has the details.',
    'cannot-record': 'Keys outside the window cannot be heard here. Press the key while the window is in front.',
    'no-update': 'There is no newer version to install yet. Check for updates first.',
    'no-clipboard': 'The text could not be copied. Select it and copy it by hand.',
    'unknown-command': 'This window does not fit the rest of Earshot. Close Earshot and start it again.',
    'bad-request': 'Earshot could not take that. Close Earshot and start it again.',
    forbidden: 'Only the window of Earshot may ask for that.',
    'unexpected-answer': 'Earshot answered in an unexpected way. Close Earshot and start it again.',
    'main-process-ended': 'Earshot has ended. Start it again.',
    'wrong-password': 'The group exists already, and its password is another one. Ask somebody in it.',
    'too-many-tries': 'Too many wrong passwords within a minute. Wait a minute, then try again.',
    'group-refused': 'The host does not let you into the group.',
    /**
     * Of what is kept on this machine. `detail`: the file that was kept, the settings, the folder, or how many people.
     */
    'settings-damaged':
      'The settings file was damaged, so Earshot starts with its defaults. The damaged file is kept as {{detail}}.',
    'settings-newer':
      'The settings are of a newer Earshot, so this one starts with its defaults. The newer file is kept as {{detail}}.',
    'settings-incomplete':
      'These settings could not be read, or not all of them, so their defaults are used: {{detail}}.',
    'settings-unread':
      'The settings in {{detail}} could not be read, so the defaults are used. Check that the folder can be read and written.',
    'people-damaged':
      'The list of people whom you have muted, blocked or made louder was damaged and is empty now. The damaged file is kept as {{detail}}.',
    'people-incomplete':
      'Some of the people whom you have muted, blocked or made louder could not be read: {{detail}}.',
    'people-unread':
      'The list of people whom you have muted, blocked or made louder could not be read: nobody is muted or blocked now.',
    'identity-damaged':
      'The file by which others recognise you was damaged. They know you no longer, and their settings for you are gone. The damaged file is kept as {{detail}}.',
    'identity-unread':
      'The file by which others recognise you could not be read or stored, so they will not know you next time. Check that the data folder can be read and written.',
  },
  numberRange: 'From {{min, number}} to {{max, number}} {{unit}}.',
};
