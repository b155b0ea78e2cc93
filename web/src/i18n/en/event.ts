export const event = {
  timeline: 'History',
};
