/** Files that players send. `{{name}}` is the name of a file, unless a text says otherwise. */
export const files = {
  attach: 'Add files',
  /** Over the window while files are held over it. */
  drop: 'Drop files to add them',
  tooMany: 'You can send at most {{limit, number}} files at once.',
  /** The list of files that go out with the next message, for screen readers. */
  staged: 'Files to send',
  stagedHint: 'Everyone in the lobby can get these.',
  remove: 'Remove',
  removeName: 'Remove {{name}}',
  /** The size of a file: "1.2 MB". */
  size: '{{size, bytes}}',
  /** The same, with one of the texts in `state`. */
  sizeAndState: '{{size, bytes}} · {{state}}',
  /** Of a bar, for screen readers. */
  progress: 'Progress of {{name}}',
  cancel: 'Cancel',
  cancelName: 'Cancel {{name}}',
  /** A button: writes the file to the disk. */
  save: 'Save',
  saveName: 'Save {{name}}',
  retry: 'Try again',
  discard: 'Discard',
  delete: 'Delete',
  deleteName: 'Delete {{name}}',
  deleteTitle: 'Delete this file?',
  deleteHint: 'It is deleted for everyone. Players who have saved it keep their copy.',
  /** The title of an image that shows in full. */
  image: 'Image',
  show: 'Show {{name}}',
  /** Describes a small picture, for screen readers. */
  preview: 'Preview of {{name}}',
  /** How far a file is, after its size. */
  state: {
    preparing: 'Preparing…',
    sending: '{{progress, percent}} sent',
    getting: '{{progress, percent}} received',
    /** The connection is lost; the file continues when it is back. */
    waiting: 'Waiting for the connection…',
    sent: 'Sent',
    here: 'Received',
    failed: 'Failed',
    gone: 'No longer available',
  },
  /** Read by screen readers. `{{name}}` is a player, and `{{file}}` a file. */
  announced: {
    offered: '{{name}} sent {{file}}, {{size, bytes}}',
    sent: '{{file}} was sent.',
    received: '{{file}} was received.',
    failed: '{{file}}: {{reason}}',
  },
  /** Why files cannot be sent. */
  reason: {
    unavailable: 'The host’s version of Earshot can’t pass on files.',
    'not-permitted': 'Your role in this lobby can’t send files.',
    off: 'The host has turned files off.',
    /** `{{target}}` is the choice "To everyone" of the list of readers. */
    'not-everyone': 'Files go to everyone. Choose “{{target}}” to send them.',
  },
  /** What went wrong with a file, and what to do. */
  problem: {
    'not-permitted': 'Your role in this lobby does not allow this. Ask its owner.',
    'too-large': 'The file is too large. This lobby takes up to {{limit, bytes}}.',
    empty: 'The file is empty. Choose another one.',
    'too-many-files': 'Too many files at once. Wait until one is done, then try again.',
    'too-fast': 'You did this too often in a short time. Wait a moment, then try again.',
    'no-room': 'The host has no room for more files now. Try again in a moment.',
    'bad-image': 'The host refused the image. Save it in another format, then send that.',
    changed: 'The file changed while it was sent. Choose it again.',
    stalled: 'The file stopped arriving. Try again.',
    gone: 'The host no longer has this file. Ask its sender to send it again.',
    'rank-too-high': 'You can only do this to players with a lower role than yours.',
    'wrong-hash': 'What arrived is not the file that was offered. Try again.',
    /** A folder, or a file that this browser may not read. */
    unreadable: 'The file can’t be read. Folders can’t be sent: choose the files in them.',
    /** In pixels. */
    'image-too-large': 'The image has too many pixels. Make it smaller, then send it.',
    'image-damaged': 'The image is damaged, so it can’t be shown.',
    'not-encoded': 'This image can’t be made small enough for the lobby.',
    refused: 'The host refused this.',
  },
};
