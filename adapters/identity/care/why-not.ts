import * as client from 'openid-client';

/** Why somebody who went to the identity service did not come in. */
export type NotSignedIn =
  /** They turned back, or the service would not have them. */
  | 'turned-back'
  /** They come from a sign-in that is over, or that another browser began. */
  | 'not-under-way'
  /** Who they are, or that it is them, is not sure enough. */
  | 'not-sure-enough'
  /** They showed too long ago who they are. */
  | 'too-long-ago'
  /** What came is not from the service, not for us, or not as agreed. */
  | 'not-believed'
  | 'unreachable';

export const whyNot = (error: unknown): NotSignedIn => {
  if (error instanceof client.AuthorizationResponseError) return 'turned-back';
  // A code that was used before, or is over.
  if (error instanceof client.ResponseBodyError) return error.status < 500 ? 'not-under-way' : 'unreachable';
  if (!(error instanceof client.ClientError)) return 'unreachable';
  if (error.code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' && isAboutSignIn(error)) return 'too-long-ago';
  if (error.code === 'OAUTH_TIMEOUT') return 'unreachable';
  return 'not-believed';
};

/** The library wraps what it found twice. */
const isAboutSignIn = ({ cause }: Error): boolean => {
  const found = cause instanceof Error ? cause.cause : undefined;
  return typeof found === 'object' && found !== null && 'claim' in found && found.claim === 'auth_time';
};
