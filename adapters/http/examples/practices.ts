import type { PrintedList } from '../answers/practices.ts';
import { exampleToday } from './life.ts';

/** A made-up practice and what it was told. */

export const examplePractice = 'A81001';
export const exampleNotice = '5a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c19';
export const exampleAddress = 'screening@examplesurgery.nhs.uk';
export const examplePrinted: PrintedList = { printed: '9f2c41d07be35a68', practice: examplePractice, counts: { priorNotificationList: 12, nonResponders: 3, toReview: 1 } };
export const exampleAddresses = { practice: examplePractice, addresses: [{ address: exampleAddress, refused: null }], toldBy: 'email' as const, toldOn: exampleToday };
