export const audience = {
  title: 'من يسمعك',
};
