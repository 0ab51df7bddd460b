import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate } from '../../domain/dates/civil-date.ts';
import { programmePolicy } from '../../domain/rules/policy.ts';
import { noticeMail } from './notice-mail.ts';

const write = noticeMail({ link: 'https://csms.example.nhs.uk/?a=1&b=2', domain: 'csms.example', policy: programmePolicy });
const id = '5a0c0a8e-7f0f-8b55-9c1e-3d1b2f6a7c19';
const on = civilDate('2026-11-23');
const written = (priorNotification: number, nonResponder: number, toReview: number) => write({ id, begunOn: on, counts: { 'prior-notification': priorNotification, 'non-responder': nonResponder, 'to-review': toReview } });

describe('the email to a practice', () => {
  it('has a paragraph for each list that somebody is on, with how long they have, and a link', () => {
    const { subject, text, html, messageId } = written(12, 1, 1_234);
    expect([subject, messageId]).toEqual(['Screening notification reminder', `${id}@csms.example`]);
    for (const part of [text, html]) {
      expect(part).toMatch(/Patients due to be invited: 12 patients[^]*4 weeks[^]*Patients who have not responded: 1 patient[^s][^]*8 weeks[^]*Patients to review: 1,234 patients[^]*8 weeks/);
      expect(part).not.toContain('((');
    }
    expect(text).toContain('https://csms.example.nhs.uk/?a=1&b=2');
    expect(html).toContain('href="https://csms.example.nhs.uk/?a=1&amp;b=2"');
    expect(written(3, 0, 0).text).not.toMatch(/not responded|to review/);
  });

  it('tells nothing but counts: whatever else differs, it is the same to the letter', () => {
    fc.assert(
      fc.property(fc.nat({ max: 999 }), fc.nat({ max: 999 }), fc.nat({ max: 999 }), (a, b, c) => {
        const { text, html } = written(a, b, c);
        const blank = (part: string): string => part.replace(/\d+ patients?/g, 'n');
        const like = written(a && 5, b && 5, c && 5);
        expect([blank(text), blank(html)]).toEqual([blank(like.text), blank(like.html)]);
      }),
    );
  });
});
