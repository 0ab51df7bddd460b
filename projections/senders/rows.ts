import type { SenderRecord } from '../../domain/sender/sender.ts';
import { projection, type Projection } from '../projection.ts';
import { sendersTable } from './table.ts';

export const sendersOnRegister: Projection<SenderRecord> = projection(sendersTable, '1', (code, record) => {
  if (record.kind !== 'sender') return [];
  const { details: { address, ...details }, active, changedOn, comment } = record;
  return [{ code, ...details, address_lines: address?.lines ?? [], postcode: address?.postcode ?? null, active, changed_on: changedOn, comment }];
});
