import type { Texts } from '../en';

export const system: Texts['system'] = {
  lastFailed: 'Letzter Versuch schlug fehl', retry: 'Neu versuchen', cancelJob: 'Absagen', steppedIn: '{{done}} erledigt, {{refused}} abgelehnt',
  attempts: 'Versuche', why: 'Warum es fehlschlug', due: 'Fällig', finished: 'Beendet', created: 'Entstanden', worker: 'Arbeiter', sendAgain: 'Erneut senden',
  subject: 'Betreff', recipient: 'Empfänger', queued: 'Eingereiht', sent: 'Gesendet',
};
