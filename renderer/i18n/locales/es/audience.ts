export const audience = {
  title: 'Tus oyentes',
};
