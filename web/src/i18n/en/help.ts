export const help = {
  title: 'Keyboard', palette: 'Search everywhere', help: 'This overview', next: 'Next row', previous: 'Previous row',
  open: 'Open the row', mark: 'Select the row', filter: 'To the filters', close: 'Close what is on top',
  lists: 'In lists', everywhere: 'Everywhere', newOrder: 'New order',
  views: 'Saved views',
  goTo: 'Go to',
  release: 'Release what is selected',
  refuse: 'Refuse what is selected',
  below: 'Next line of the order',
  saveOrder: 'Save the order',
  act: 'To what can be done with the selection',
};
