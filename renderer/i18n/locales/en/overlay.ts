/**
 * The overlay, which shows who is talking above a game or in a stream; and the tray menu, which is outside the window.
 */
export const overlay = {
  aboveGame: {
    title: 'Overlay in games',
    show: 'Show who’s talking in games',
    showHint: 'Lets clicks through. If exclusive full screen hides it, use borderless.',
    browserHint: 'Only the desktop app can show this above a game. For streams, use the address below.',
  },
  look: 'Appearance',
  corner: 'Screen corner',
  corners: {
    'top-left': 'Top left',
    'top-right': 'Top right',
    'bottom-left': 'Bottom left',
    'bottom-right': 'Bottom right',
  },
  /** A switch. */
  everybody: 'Show everyone',
  everybodyHint: 'Shows silent players dimmed, not only those who are talking.',
  text: 'Show messages',
  textHint: 'Shows new messages for some seconds, except those to you alone. A stream shows them too.',
  stream: {
    title: 'Overlay in streams',
    text: 'Add this address as a browser source in OBS. It works only on this computer while Earshot is running.',
    address: 'Overlay address',
    missing: 'The overlay couldn’t start on this computer. See the log for the reason.',
    /** A button that replaces the address. */
    renew: 'Renew address',
    renewHint: 'Anyone with the address can see who’s talking. Renewing it disables the old one.',
    renewed: 'The address has changed. Copy it to your streaming software again.',
    /** `port`: the number in the address that the streaming software uses. */
    moved: 'Another program uses port {{port}} of this address. Close it, then restart Earshot.',
  },
  /** The menu of the icon in the system tray. */
  tray: {
    show: 'Show Earshot',
    mute: 'Mute',
    deafen: 'Deafen',
    leave: 'Leave lobby',
    quit: 'Quit Earshot',
    hidden: 'Earshot is still running here. To quit, choose “Quit Earshot” from this menu.',
  },
};
