export const audience = {
  title: '能听到你的人',
};
