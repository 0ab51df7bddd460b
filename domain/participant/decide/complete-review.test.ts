import { describe, expect, it } from 'vitest';
import { joined, lived, standing, tested, when } from '../example-life.ts';

const silent = lived(joined('2026-01-05'), '2026-10-01');
const byPractice = (list: string) => ({ by: 'practice', list });

describe('a non-responder whom the practice has looked at', () => {
  it('leaves the list, by TT-04, and is called again when the time on it is over', () => {
    expect(silent.round).toMatchObject({ status: 'non-responder', reviewedOn: null });
    const reviewed = when(silent, '2026-10-02', 'complete-review', byPractice('non-responders'));
    expect(reviewed).toMatchObject({ types: ['review-completed'], rules: ['TT-04'] });
    expect(reviewed.then.round).toMatchObject({ reviewedOn: '2026-10-02' });
    const later = '2027-01-31';
    expect(standing(lived(reviewed.then, later))).toEqual(standing(lived(silent, later)));
    expect(standing(lived(reviewed.then, later))).not.toEqual(standing(silent));
  });

  it('is not reviewed twice, nor by colposcopy', () => {
    const { then } = when(silent, '2026-10-02', 'complete-review', byPractice('non-responders'));
    expect(when(then, '2026-10-03', 'complete-review', byPractice('non-responders')).refusals).toEqual(['nothing-to-review']);
    expect(when(silent, '2026-10-02', 'complete-review', { by: 'colposcopy', list: 'non-responders' }).refusals).toEqual(['not-permitted']);
  });
});

describe('somebody to review', () => {
  const moved = when(tested(joined('2026-01-05'), ['2026-02-01', '29R']), '2026-03-01', 'change-demographics', { practice: 'B82002' }).then;

  it('leaves that list alone', () => {
    const { then, types } = when(moved, '2026-03-02', 'complete-review', byPractice('to-review'));
    expect(types).toEqual(['review-completed']);
    expect([moved.review?.kind, then.review]).toEqual(['new-abnormal-follow-up', null]);
    expect(standing(then)).toEqual(standing(moved));
  });

  it('is nobody who is on the other list only, or inactive', () => {
    expect(when(moved, '2026-03-02', 'complete-review', byPractice('non-responders')).refusals).toEqual(['nothing-to-review']);
    const gone = when(moved, '2026-03-02', 'change-demographics', { inactive: { reason: 'scotland', since: '2026-03-02' } }).then;
    expect(when(gone, '2026-03-03', 'complete-review', byPractice('to-review')).refusals).toEqual(['nothing-to-review']);
  });
});
