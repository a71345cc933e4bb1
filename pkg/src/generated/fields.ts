// Generated from the table of fields by `npm run generate`. Do not edit.

import type { Members, Taking } from "../taking.js";

/** How many fields there are. */
export const FIELDS = 50;

/** Hands every field of an event to `taking`, by its place in the table of fields. */
export function takeFields(taking: Taking, event: Members): void {
  let of_event = 0;
  of_event += taking.take(event.action, 0);
  of_event += taking.take(event.outcome, 1);
  of_event += taking.take(event.eventTime, 2);
  of_event += taking.take(event.severity, 3);
  const reason = taking.object(event.reason, 4);
  if (reason !== undefined) of_event++;
  if (taking.isPlain(reason)) {
    let of_reason = 0;
    of_reason += taking.take(reason.reasonCode, 5);
    of_reason += taking.take(reason.reasonType, 6);
    of_reason += taking.take(reason.reasonForFailure, 7);
    taking.counted(reason, of_reason);
  }
  const initiator = taking.object(event.initiator, 8);
  if (initiator !== undefined) of_event++;
  if (taking.isPlain(initiator)) {
    let of_initiator = 0;
    of_initiator += taking.take(initiator.id, 9);
    of_initiator += taking.take(initiator.name, 10);
    of_initiator += taking.take(initiator.typeURI, 11);
    of_initiator += taking.take(initiator.authnId, 12);
    of_initiator += taking.take(initiator.authnName, 13);
    of_initiator += taking.take(initiator.project_id, 14);
    const initiator_credential = taking.object(initiator.credential, 15);
    if (initiator_credential !== undefined) of_initiator++;
    if (taking.isPlain(initiator_credential)) {
      let of_initiator_credential = 0;
      of_initiator_credential += taking.take(initiator_credential.type, 16);
      taking.counted(initiator_credential, of_initiator_credential);
    }
    const initiator_host = taking.object(initiator.host, 17);
    if (initiator_host !== undefined) of_initiator++;
    if (taking.isPlain(initiator_host)) {
      let of_initiator_host = 0;
      of_initiator_host += taking.take(initiator_host.address, 18);
      of_initiator_host += taking.take(initiator_host.addressType, 19);
      of_initiator_host += taking.take(initiator_host.agent, 20);
      taking.counted(initiator_host, of_initiator_host);
    }
    taking.counted(initiator, of_initiator);
  }
  const target = taking.object(event.target, 21);
  if (target !== undefined) of_event++;
  if (taking.isPlain(target)) {
    let of_target = 0;
    of_target += taking.take(target.id, 22);
    of_target += taking.take(target.name, 23);
    of_target += taking.take(target.typeURI, 24);
    of_target += taking.take(target.alias, 25);
    of_target += taking.take(target.resourceGroupId, 26);
    const target_host = taking.object(target.host, 27);
    if (target_host !== undefined) of_target++;
    if (taking.isPlain(target_host)) {
      let of_target_host = 0;
      of_target_host += taking.take(target_host.address, 28);
      taking.counted(target_host, of_target_host);
    }
    taking.counted(target, of_target);
  }
  const observer = taking.object(event.observer, 29);
  if (observer !== undefined) of_event++;
  if (taking.isPlain(observer)) {
    let of_observer = 0;
    of_observer += taking.take(observer.name, 30);
    of_observer += taking.take(observer.typeURI, 31);
    of_observer += taking.take(observer.id, 32);
    taking.counted(observer, of_observer);
  }
  of_event += taking.take(event.logSourceCRN, 33);
  of_event += taking.take(event.saveServiceCopy, 34);
  of_event += taking.take(event.dataEvent, 35);
  of_event += taking.take(event.message, 36);
  of_event += taking.take(event.id, 37);
  of_event += taking.take(event.correlationId, 38);
  of_event += taking.take(event.requestData, 39);
  of_event += taking.take(event.responseData, 40);
  of_event += taking.take(event.typeURI, 41);
  of_event += taking.take(event.eventType, 42);
  of_event += taking.take(event.meta, 43);
  of_event += taking.take(event.requestPath, 44);
  of_event += taking.take(event.requestHeader, 45);
  of_event += taking.take(event.responseBody, 46);
  of_event += taking.take(event.type, 47);
  of_event += taking.take(event.resourceGroupId, 48);
  of_event += taking.take(event.level, 49);
  taking.counted(event, of_event);
}
