export const audience = {
  title: 'Wer dich hört',
};
