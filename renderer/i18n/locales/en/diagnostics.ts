/** The pages "App & updates" and "Diagnostics". */
export const diagnostics = {
  start: {
    title: 'Start and end',
    minimised: 'Start in the background',
    minimisedHint: 'The window stays out of the way until you open it.',
    toTray: 'Closing the window leaves Earshot running',
    toTrayHint: 'You stay in the lobby. The icon in the tray brings the window back, mutes you and ends Earshot.',
    browserHint: 'In a browser, closing the window ends Earshot, and there is no tray. The desktop app has both.',
  },
  updates: {
    title: 'Updates',
    automatic: 'Look for updates',
    automaticHint:
      'After the start and every six hours. What is found is fetched, checked, and installed when you quit.',
    check: 'Check now',
    install: 'Restart and install',
    installHint: 'This ends the lobby that you host.',
    state: {
      unsupported: 'This copy of Earshot cannot update itself. Fetch new versions from where you got it.',
      idle: 'Earshot has not looked for updates yet.',
      checking: 'Looking for updates…',
      none: 'You have the newest version.',
      downloading: 'Fetching version {{version}}…',
      downloadingPercent: 'Fetching version {{version}}: {{progress, percent}}',
      ready: 'Version {{version}} is ready, and is installed when you quit.',
    },
    problem: {
      unreachable: 'The update server cannot be reached. Earshot tries again later.',
      'no-list': 'The update server has nothing for this system. Earshot tries again later.',
      damaged:
        'What was fetched is not what the update server announced, so it was thrown away. Your version is unharmed.',
      'not-installed': 'The new version could not be installed. Fetch it from where you got Earshot.',
      other: 'The update failed. The log says why.',
    },
    notInstalled: 'The new version could not be started: {{message}}',
  },
  report: {
    title: 'Report for whoever helps you',
    text: 'Versions, devices, settings, the state of the connection and the end of the log. Names of people, invitations, tokens, network addresses and the name of your account are taken out; the names of your sound devices are in it. Nothing is sent: you copy it and give it to whom you choose.',
    make: 'Write the report',
    again: 'Write it anew',
    label: 'Report',
    copy: 'Copy the report',
    copied: 'Copied',
    notCopied: 'Earshot may not use the clipboard here. Select the text and copy it.',
    failed: 'The report could not be written: {{message}}',
  },
};
