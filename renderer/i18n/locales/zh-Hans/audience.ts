export const audience = {
  title: '谁能听到你',
};
