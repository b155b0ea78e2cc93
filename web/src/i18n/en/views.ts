export const views = {
  title: 'Views', all: 'Without filters', save: 'Save as a view', change: 'Rename or share', update: 'Save the changes to {{name}}',
  makeDefault: 'Begin with this view', noDefault: 'No longer begin with it', delete: 'Delete the view', shared: 'Shared',
  default: 'Begins the page', share: 'Share with everybody who works here',
};
