export const audience = {
  title: 'Wer dich hört',
  nobody: 'Niemand in Hörweite',
  heardBy: 'In Hörweite: {{names, and}}',
  more_one: '{{count, number}} weiterer',
  more_other: '{{count, number}} weitere',
  nobodyNear: 'Niemand ist in Reichweite, oder die Regeln oder eine Blockierung verhindern es.',
};
