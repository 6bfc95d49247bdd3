/** The settings: the names of the pages, and the pages that no other feature has. */
export const settings = {
  title: 'Settings',
  pages: 'Pages of the settings',
  page: {
    profile: 'Profile & language',
    microphone: 'Microphone',
    sound: 'Sound output & processing',
    talking: 'Talking',
    keys: 'Keys',
    people: 'People',
    games: 'Games',
    overlay: 'Overlay',
    updates: 'App & updates',
    diagnostics: 'Diagnostics',
    about: 'About',
  },
  name: 'Your name',
  /** Stands in the field while there is no name. */
  nameless: 'Player',
  nameHint: 'The others see it. You can change it any time; in a lobby it counts from the next one on.',
  language: 'Language',
  /** `language`: its own name: "Deutsch". */
  systemLanguage: 'As the system: {{language}}',
  appearance: 'Appearance',
  theme: { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  setUpAgain: 'Set up Earshot again',
  setUpAgainHint: 'Microphone, way of talking and key, step by step. What you have set stays until you change it.',
  games: 'Games',
  gamesHint: 'Games can tell Earshot where you are.',
  positions: 'Positions',
  about: {
    tagline: 'You hear the players near you, from where they stand, as loud as they are close.',
    version: 'Version',
    window: 'Window',
    system: 'System',
    shell: { electron: 'Desktop app', browser: "In the system's browser" },
    privacy: 'What is said',
    privacyText:
      'Voices go only to the machine that hosts the lobby, encrypted, and from there to who may hear them. Nothing is recorded, and there is no account.',
    licence: 'Licence',
    licenceText: 'MIT. Earshot is free, with its source.',
    measurementsText:
      'Voices in 3D are heard by the head that Bill Gardner and Keith Martin measured (MIT Media Lab, 1994).',
  },
  notSaved: 'The settings could not be saved: {{message}}',
  notRead: 'The settings could not be read, so the defaults are used: {{message}}',
};
