export const event = {
  timeline: 'What happened',
};
