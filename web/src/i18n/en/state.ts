export const state = {
  loading: 'Loading', empty: 'Nothing here.', emptyFiltered: 'Nothing fits these filters.', clearFilters: 'Clear filters',
  retry: 'Try again', failed: 'This did not work', code: 'Code', field: 'Field', requestId: 'Request', remedy: 'What to do',
  unreachable: 'The server cannot be reached. Check the connection, then try again.',
  crashed: 'This page failed. Reloading may help.', reload: 'Reload',
  badDate: 'Write a date as {{hint}}.', calendar: 'Open the calendar', previousMonth: 'Previous month', nextMonth: 'Next month',
  wouldRefuse_one: '{{count}} would be refused', wouldRefuse_other: '{{count}} would be refused',
  printed: 'printed {{at}}',
  missing: 'Not found',
  missingText: 'It is not there, or belongs to another legal entity. Check the address, or search with Ctrl K.',
};
