/**
 * The overlay, which shows who is talking above a game or in a stream; and the tray menu, which is outside the window.
 */
export const overlay = {
  aboveGame: {
    title: 'Overlay in games',
    show: 'Show who’s talking in games',
    showHint: 'Shows in lobbies and lets clicks through. Exclusive full screen hides it; use borderless.',
    browserHint: 'The desktop app shows this above a game. Here, use the address below for streaming.',
  },
  look: 'Appearance',
  corner: 'Screen corner',
  corners: {
    'top-left': 'Top left',
    'top-right': 'Top right',
    'bottom-left': 'Bottom left',
    'bottom-right': 'Bottom right',
  },
  everybody: 'Show everyone',
  everybodyHint: 'Shows silent players dimmed. Otherwise players appear only while they talk.',
  stream: {
    title: 'Overlay in streams',
    text: 'Add this address as a browser source in OBS. It works only on this computer, while Earshot runs.',
    address: 'Overlay address',
    missing: 'The overlay couldn’t start on this computer. See the log for the reason.',
    renew: 'New address',
    renewHint: 'Anyone with the address can see who’s talking. A new address disables the old one.',
    renewed: 'The address has changed. Copy it to your streaming program again.',
    /** `port`: the number in the address that streaming programs have. */
    moved: 'Another program uses port {{port}} of this address. Close it and restart Earshot.',
  },
  tray: {
    show: 'Show Earshot',
    mute: 'Mute',
    deafen: 'Deafen',
    leave: 'Leave lobby',
    quit: 'Quit Earshot',
    hidden: 'Earshot is still running here. To quit, choose “Quit Earshot” from this menu.',
  },
};
