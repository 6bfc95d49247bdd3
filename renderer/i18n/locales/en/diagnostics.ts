/** On the settings page "Advanced": how the app starts, how it updates, and what helps to find faults. */
export const diagnostics = {
  start: {
    title: 'Start and quit',
    minimised: 'Start in the background',
    minimisedHint: 'Earshot starts without showing its window.',
    toTray: 'Close to tray',
    toTrayHint: 'Closing the window keeps you in the lobby. Quit from the tray icon.',
    browserHint: 'Only the desktop app can stay in the tray. Here, closing the window quits Earshot.',
    /** In a browser that Earshot did not open itself. */
    browserStays: 'Closing the window leaves the lobby. Earshot keeps running until you press Ctrl+C in its terminal.',
  },
  updates: {
    title: 'Updates',
    automatic: 'Update automatically',
    automaticHint: 'Earshot checks at start and every six hours, and installs updates when you quit.',
    check: 'Check now',
    install: 'Restart and install',
    installHint: 'This closes the lobby you host.',
    state: {
      unsupported: 'This copy of Earshot can’t update itself. Download new versions where you got it.',
      idle: 'Earshot hasn’t checked for updates yet.',
      checking: 'Checking for updates…',
      none: 'You have the latest version.',
      downloading: 'Downloading version {{version}}…',
      downloadingPercent: 'Downloading version {{version}}: {{progress, percent}}',
      ready: 'Version {{version}} is ready. It installs when you quit.',
    },
    /** Why an update failed. */
    problem: {
      unreachable: 'The update server isn’t answering. Earshot will try again later.',
      'no-list': 'The update server has no version for this system. Earshot will try again later.',
      damaged: 'The download didn’t match its checksum and was deleted. Your current version still works.',
      'not-installed': 'The new version couldn’t be installed. Download it where you got Earshot.',
      other: 'The update failed. See the log for the reason.',
    },
    /** `message`: one of the sentences above, or an error of `common.errors`. */
    notInstalled: 'The new version couldn’t start. {{message}}',
  },
  latency: {
    title: 'Latency',
    text: 'Shows how long a voice takes from a microphone to your ear, stage by stage.',
    joinFirst: 'Join a lobby to see how long voices take.',
    open: 'Show latency',
  },
  report: {
    title: 'Support report',
    text: 'Contains versions, devices, settings, the state of the connection and the end of the log. It includes the names of your audio devices, but no player names, invitations, tokens, network addresses or account names. Earshot doesn’t send it: you copy it and choose who gets it.',
    make: 'Create report',
    again: 'Create again',
    label: 'Report',
    copy: 'Copy report',
    copied: 'Copied',
    /** `message`: an error of `common.errors`. */
    failed: 'The report couldn’t be created. {{message}}',
  },
};
