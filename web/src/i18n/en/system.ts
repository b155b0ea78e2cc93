export const system = {
  lastFailed: 'Last attempt failed', retry: 'Try again', cancelJob: 'Cancel', steppedIn: '{{done}} done, {{refused}} refused',
  attempts: 'Attempts', why: 'Why it failed', due: 'Due', finished: 'Finished', created: 'Created', worker: 'Worker', sendAgain: 'Send again',
  subject: 'Subject', recipient: 'Recipient', queued: 'Queued', sent: 'Sent',
};
