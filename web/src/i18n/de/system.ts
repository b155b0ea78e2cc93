import type { Texts } from '../en';

export const system: Texts['system'] = {
  lastFailed: 'Letzter Versuch schlug fehl', retry: 'Neu versuchen', cancelJob: 'Abbrechen', steppedIn: '{{done}} erledigt, {{refused}} abgelehnt',
  attempts: 'Versuche', why: 'Warum es fehlschlug', due: 'Fällig', finished: 'Beendet', created: 'Angelegt', worker: 'Worker', sendAgain: 'Erneut senden',
  subject: 'Betreff', recipient: 'Empfänger', queued: 'Eingereiht', sent: 'Gesendet',
};
