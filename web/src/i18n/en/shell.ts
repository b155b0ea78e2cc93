export const shell = {
  entity: 'Legal entity', account: 'Account', signOut: 'Sign out', theme: 'Appearance', light: 'Light', dark: 'Dark',
  auto: 'Like the system', language: 'Language', search: 'Search', searchHint: 'Customer, document number or page',
  keyboard: 'Keyboard', noEntity: 'There is no legal entity that you may work in. Ask an administrator for a role.',
  newEntity: 'New legal entity', notFound: 'There is no such page.', toHome: 'Go to the home page',
  live: 'Live: what others do appears by itself', reconnecting: 'Reconnecting',
  signOutThere: 'Sign out at {{provider}} as well',
};
