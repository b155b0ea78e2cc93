import type { Texts } from '../en';

export const conflict: Texts['conflict'] = {
  title: 'Jemand war schneller', seen: 'Als Sie begannen', mine: 'Was Sie wollen', theirs: 'Was jetzt gilt', both: 'von beiden geändert',
  takeTheirs: 'Fremde Fassung nehmen', applyMine: 'Eigene Änderung darüberlegen', somebody: 'Es wurde geändert, während Sie daran arbeiteten.',
  who: 'Geändert von {{name}} am {{at}}, während Sie daran arbeiteten.',
  hint: 'Darüberlegen ändert nur die Felder, die Sie geändert haben; was sonst neu ist, bleibt.',
};
