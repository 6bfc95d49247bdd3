export const audience = {
  title: '声が届いている人',
  nobody: '声の届く範囲に誰もいません',
  heardBy: '声の届く範囲：{{names, and}}',
  more_other: 'ほか{{count, number}}人',
  nobodyNear: '範囲内に誰もいないか、ルールまたはブロックで声が届きません。',
};
