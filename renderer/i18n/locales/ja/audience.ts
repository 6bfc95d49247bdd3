export const audience = {
  title: '声が届いている人',
};
