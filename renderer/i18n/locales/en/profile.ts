/** What players show of themselves besides name and colour, and their status. */
export const profile = {
  /** A short line that others see under the name. `notePlaceholder`: an example. */
  note: 'Note',
  noteHint: 'Others see it under your name: pronouns, a language, a role.',
  notePlaceholder: 'she/her',
  /** `yourPicture` describes it for screen readers. The next three are buttons. */
  picture: 'Your picture',
  yourPicture: 'Your picture',
  choosePicture: 'Choose a picture',
  changePicture: 'Change picture',
  removePicture: 'Remove',
  pictureHint: 'PNG, JPEG, GIF or WebP. You can also drop or paste one here.',
  /** Why a file cannot be used. */
  pictureProblem: {
    'file-too-large': 'This file is larger than 10 MB. Choose a smaller one.',
    'not-a-picture': 'This isn’t a PNG, JPEG, GIF or WebP picture. Choose another file.',
    'picture-too-large': 'This picture has too many pixels. Choose one of at most 25 megapixels.',
    damaged: 'This picture is damaged. Choose another one.',
    'not-encoded': 'This browser can’t prepare pictures. Set yours in the app, or in Chrome, Edge or Firefox.',
  },
  status: 'Status',
  availability: {
    available: 'Available',
    busy: 'Do not disturb',
    away: 'Away',
  },
  /** Below the status “Do not disturb”. */
  busyHint: 'No sounds, messages or notifications. You still hear voices.',
  /** Labels a list of times. `awayNever`: one of its choices. */
  awayAfter: 'Away after',
  awayAfterHint: 'If you don’t type, click, talk or move. Others then see you as away.',
  awayNever: 'Never',
  minutes_one: '{{count, number}} minute',
  minutes_other: '{{count, number}} minutes',
  showsPictures: 'Show others’ pictures',
  showsPicturesHint: 'Pictures of players you have blocked never show.',
  findable: 'Let players who know you find you nearby',
  findableHint: 'On a local network, they see which lobby you are in before they join.',
};
