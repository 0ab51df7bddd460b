/** Why a look cannot be reviewed, and what to do. */
export const breakGlassRefusals = {
  'no-such-break-glass': 'Nobody looked so. Take the id from the list.',
  'own-look': 'You looked yourself. Somebody else must review it.',
  'reviewed-already': 'Somebody has reviewed this look.',
} as const;

export interface BreakGlassRefusal {
  readonly code: keyof typeof breakGlassRefusals;
  readonly message: string;
}

export const breakGlassRefusal = (code: keyof typeof breakGlassRefusals): BreakGlassRefusal => ({ code, message: breakGlassRefusals[code] });
