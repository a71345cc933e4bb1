/** What this package is measured against: ajv with the project's own JSON Schema, and zod with a schema of the same shape. */
import { jsonSchema } from "activity-tracker-events";
import Ajv from "ajv/dist/2020.js";
import { z } from "zod";

/** A check by ajv; with `allErrors` it goes on after the first. */
export function ajvCheck(allErrors) {
  return new Ajv({ strict: true, allErrors }).compile(jsonSchema("ingest"));
}

const TIME = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:[Zz]|[+-]\d{2}:?\d{2})$/;

/** A check by zod, of the same fields, types, words and forms; not whether a time exists, which needs code of one's own. */
export function zodCheck() {
  const text = z.string().optional();
  const identity = z.string().min(1);
  const flag = z.union([z.boolean(), z.enum(["true", "false"])]).optional();
  const free = z
    .union([z.record(z.string(), z.unknown()), z.null(), z.string().regex(/^\ufeff?[ \t\n\r]*\{[\s\S]*\}[ \t\n\r]*$/)])
    .optional();
  const event = z.looseObject({
    action: identity.regex(/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/),
    outcome: z.enum(["success", "pending", "failure", "unknown"]),
    eventTime: identity.regex(TIME),
    severity: z.enum(["normal", "warning", "critical"]).optional(),
    reason: z
      .looseObject({
        reasonCode: z.union([z.number(), z.string().regex(/^[0-9]+$/)]).optional(),
        reasonType: text,
        reasonForFailure: text,
      })
      .optional(),
    initiator: z.looseObject({
      id: identity,
      name: text,
      typeURI: text,
      authnId: text,
      authnName: text,
      credential: z.looseObject({ type: text }).optional(),
      host: z.looseObject({ address: text, addressType: text, agent: text }).optional(),
    }),
    target: z.looseObject({
      id: identity,
      name: text,
      typeURI: text,
      alias: text,
      resourceGroupId: text,
      host: z.looseObject({ address: text }).optional(),
    }),
    observer: z.looseObject({ name: text }).optional(),
    logSourceCRN: text,
    saveServiceCopy: flag,
    dataEvent: flag,
    message: text,
    id: text,
    correlationId: text,
    requestData: free,
    responseData: free,
  });
  return (object) => event.safeParse(object).success;
}
