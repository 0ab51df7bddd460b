/** Errors as NHS Notify publishes them, by code: status and title. */
const published = {
  CM_MISSING_VALUE: [400, 'Missing property'],
  CM_NULL_VALUE: [400, 'Property cannot be null'],
  CM_INVALID_VALUE: [400, 'Invalid value'],
  CM_INVALID_NHS_NUMBER: [400, 'Invalid NHS number'],
  CM_DUPLICATE_VALUE: [400, 'Duplicate value'],
  CM_TOO_FEW_ITEMS: [400, 'Too few items'],
  CM_ODS_CODE_REQUIRED: [400, 'ODS code required'],
  CM_CANNOT_SET_ODS_CODE: [400, 'Cannot set ODS code'],
  CM_CANNOT_SET_CONTACT_DETAILS: [400, 'Cannot set contact details'],
  CM_DENIED: [401, 'Access denied'],
  CM_FORBIDDEN: [403, 'Forbidden'],
  CM_SERVICE_BAN: [403, 'Service ban in effect'],
  CM_NO_SUCH_ROUTING_PLAN: [404, 'No such routing plan'],
  CM_NOT_FOUND: [404, 'Resource not found'],
  CM_NOT_ALLOWED: [405, 'Method not allowed'],
  CM_NOT_ACCEPTABLE: [406, 'Not acceptable'],
  CM_TIMEOUT: [408, 'Request timeout'],
  CM_TOO_LARGE: [413, 'Request too large'],
  CM_TOO_MANY_ITEMS: [413, 'Too many items'],
  CM_UNSUPPORTED_MEDIA: [415, 'Unsupported media'],
  CM_DUPLICATE_REQUEST: [422, 'Duplicate request'],
  CM_RETRY_TOO_EARLY: [425, 'Retried too early'],
  CM_QUOTA: [429, 'Too many requests'],
  CM_INTERNAL_SERVER_ERROR: [500, 'Error processing request'],
  CM_ROUTING_PLAN_DUPLICATE_TEMPLATES: [500, 'Duplicate templates in routing plan'],
  CM_MISSING_ROUTING_PLAN_TEMPLATE: [500, 'Templates missing'],
  CM_BAD_GATEWAY: [502, 'Unable to call service'],
  CM_SERVICE_UNAVAILABLE: [503, 'The service is currently unable to process your request'],
} as const;

export type ProblemCode = keyof typeof published;

export interface Wrong {
  readonly code: ProblemCode;
  readonly pointer: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

/** Most errors that are told at once. */
const mostErrors = 100;

/** Seconds told with an answer that asks to come again. */
const retryAfter: Readonly<Record<number, number>> = { 425: 300, 429: 5 };

/** A refusal, as JSON:API writes it. The first thing wrong gives the status. */
export const refusal = (...wrong: readonly [Wrong, ...Wrong[]]): Reply => {
  const [status] = published[wrong[0].code];
  const again = retryAfter[status];
  return {
    status,
    ...(again === undefined ? {} : { headers: { 'retry-after': String(again) } }),
    body: {
      errors: wrong.slice(0, mostErrors).map(({ code, pointer }, n) => ({
        id: `stand-in.${n}`,
        code,
        status: String(published[code][0]),
        title: published[code][1],
        detail: published[code][1],
        source: { pointer },
        links: { about: 'https://digital.nhs.uk/developer/api-catalogue/nhs-notify' },
      })),
    },
  };
};

const firstOf = (status: number): ProblemCode | undefined => (Object.keys(published) as readonly ProblemCode[]).find((code) => published[code][0] === status);

/** What `Prefer: code=429` asks for, also written `422_batch`; null: nothing that there is. */
export const preferred = (header: string | undefined): Reply | null => {
  const [, status] = /(?:^|[\s,;])code=(\d{3})(?:_\w+)?/.exec(header ?? '') ?? [];
  const code = status === undefined ? undefined : firstOf(Number(status));
  if (code === undefined) return null;
  return refusal({ code, pointer: code === 'CM_DUPLICATE_REQUEST' ? '/data/attributes/messageReference' : '/' });
};
