export const event = {
  timeline: 'What happened', system: 'the system ({{part}})',
};
