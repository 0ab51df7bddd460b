/** What people do about their own session, which needs no permission and is on record like every look; and in words. */
export const sessionActs = {
  'sign-in': 'Sign in',
  'choose-role': 'Choose a role and an organisation',
  'acknowledge': 'Say that they look only at whom they have to do with',
  'sign-out': 'Sign out',
} as const;

export type SessionAct = keyof typeof sessionActs;
