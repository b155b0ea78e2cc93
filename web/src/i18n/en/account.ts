export const account = {
  title: 'My account', me: 'About me', password: 'Password', oldPassword: 'Password so far', newPassword: 'New password',
  passwordRule: 'At least 12 characters, such as four random words.', changePassword: 'Change password',
  passwordChanged: 'The password is changed. All other sessions have ended.',
  othersEnd: 'Ends all your other sessions.', sessions: 'Where I am signed in', device: 'Device', address: 'Address',
  strength: 'Signed in by', since: 'Since', lastUsed: 'Last used', end: 'End', endOthers: 'End all others',
  thisOne: 'this one', unknownDevice: 'Unknown device', by_password: 'Password',
};
