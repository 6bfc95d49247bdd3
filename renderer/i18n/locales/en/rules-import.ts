/** Reading a text of rules. `field` is a name in it, such as "strengths.whisper"; the others are values in it. */
export const rulesImport = {
  title: 'Import rules',
  text: 'Rules as text',
  hint: 'Paste copied rules, or drop or choose rules files of up to 64 KB.',
  start: 'Import',
  file: 'Choose files…',
  tooLong: 'This text is longer than {{most}} KB. Paste only the rules.',
  notJson: 'This text is incomplete. Paste all of it, from { to }.',
  notJsonAt: 'Line {{line}} can’t be read. Check its quotes, commas and brackets.',
  notRules: 'This isn’t a set of hearing rules. Choose or paste what Earshot exported or copied.',
  unknownField: 'Line {{line}}: there is no rule “{{field}}”. Check its spelling.',
  otherField: 'Line {{line}}: there is no rule “{{field}}”. Did you mean “{{meant}}”?',
  fieldTwice: '“{{field}}” appears twice, first in line {{line}}. Remove one of them.',
  missingField: '“{{field}}” is missing. Add it.',
  badValue: 'Line {{line}}: “{{field}}” can’t be {{received}}. Expected: {{expected}}',
  tooSmall: 'Line {{line}}: “{{field}}” must be {{limit}} or more.',
  tooLarge: 'Line {{line}}: “{{field}}” must be {{limit}} or less.',
  inconsistent: 'These rules contradict each other. Full volume must end before silence, and curves must fall.',
  /** Over the dialog, while files are dragged over it. */
  drop: 'Drop rules files here to import them.',
  /** `problem`: one of the sentences here. */
  inFile: '“{{file}}”: {{problem}}',
  fileTooLarge: 'This file is larger than {{most}} KB. Choose a rules file.',
  fileEmpty: 'This file is empty. Export the rules again.',
  fileNotText: 'This isn’t a text file. Choose a file that Earshot exported.',
  fileUnreadable: 'This file can’t be read. Choose a file, not a folder.',
  tooManyFiles: 'These are too many files. Choose at most {{most}}.',
};
