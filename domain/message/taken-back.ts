/** Why a message waits again without fault of its own, in our words. */
export const leftOut = 'left-out';
export const othersUnwelcome = 'others-unwelcome';

/** Whether what kept a message from being taken when it was last tried may still hold for all of its kind. */
export const isRefused = (takenBack: string | null): boolean => takenBack !== null && takenBack !== leftOut && takenBack !== othersUnwelcome;

/**
 * What NHS Notify calls reasons that lie in a batch itself: asked again it would say the same, so it never took it, and its
 * messages are free to go in another. Any other reason, and all that are not known yet, may hold today and not have held
 * when the batch was tried first.
 */
const ofTheBatch: ReadonlySet<string> = new Set([
  'CM_NO_SUCH_ROUTING_PLAN', 'CM_ROUTING_PLAN_DUPLICATE_TEMPLATES', 'CM_MISSING_ROUTING_PLAN_TEMPLATE', 'CM_TOO_LARGE', 'CM_TOO_MANY_ITEMS', 'CM_TOO_FEW_ITEMS',
  'CM_MISSING_VALUE', 'CM_NULL_VALUE', 'CM_INVALID_VALUE', 'CM_DUPLICATE_VALUE', 'CM_ODS_CODE_REQUIRED', 'CM_CANNOT_SET_ODS_CODE', 'CM_CANNOT_SET_CONTACT_DETAILS',
]);

export const liesInTheBatch = (code: string): boolean => ofTheBatch.has(code);

/** NHS Notify has a message of this reference already. */
export const isThereAlready = (code: string): boolean => code === 'CM_DUPLICATE_REQUEST';
