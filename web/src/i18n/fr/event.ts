import type { Texts } from '../en';

export const event: Texts['event'] = {
  timeline: 'Historique',
};
