export const help = {
  title: 'Keyboard', palette: 'Search everywhere', help: 'This overview', next: 'Next row', previous: 'Previous row',
  open: 'Open the row', mark: 'Select the row', filter: 'To the filters', go: 'Go to {{page}}', close: 'Close what is on top',
  lists: 'In lists', everywhere: 'Everywhere', newOrder: 'New order',
  views: 'Saved views',
};
