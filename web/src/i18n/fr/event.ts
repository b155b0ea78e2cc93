import type { Texts } from '../en';

export const event: Texts['event'] = {
  timeline: 'Ce qui s’est passé',
};
