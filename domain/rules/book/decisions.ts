import type { Rules } from './rule.ts';
import { callAndRecall, csasLetters, failsafe, managingPatients, prototype } from './sources.ts';

const ours = 'Decision of this system; rests on';

/** What this system does where the sources are silent or disagree. The values stand in the policy. */
export const decisions = {
  'D-01': {
    says: 'People registered female or indeterminate are called without opting in. Those registered male, or whose gender is not known, are called only after an opt-in.',
    source: `${ours} ${callAndRecall}; ${managingPatients} for the opt-in`,
    mark: 'D',
  },
  'D-02': {
    says: 'Somebody who joins under 25 has a first next test due date 20 weeks before the 25th birthday, and never earlier than 71 days after joining.',
    source: `${ours} ELIG-02 and NTDD-05`,
    mark: 'D',
  },
  'D-03': {
    says: 'Somebody never screened who joins at 25 to 64 has a next test due date 71 days after joining.',
    source: `${ours} ELIG-03`,
    mark: 'D',
  },
  'D-04': {
    says: 'Somebody who joins at 65 or over is recorded as ceased for age and not called, unless an imported history leaves them under surveillance or not screened since 50.',
    source: `${ours} ELIG-04`,
    mark: 'D',
  },
  'D-05': {
    says: 'The age on the day of the test decides between 36 and 60 months.',
    source: `${ours} INT-01, INT-02 and INT-03`,
    mark: 'D',
  },
  'D-06': {
    says: 'The 60-month interval under 50 holds for tests taken on or after 1 July 2025, whenever the result arrives.',
    source: `${ours} INT-02`,
    mark: 'D',
  },
  'D-07': {
    says: 'A recent HPV-positive history at 24 and a half to 49 keeps the interval at 36 months.',
    source: `${ours} INT-06`,
    mark: 'D',
  },
  'D-08': {
    says: 'When a result asks for an early repeat without giving months, the default in the table of valid combinations is used; for 19R and XUR that is 3 months.',
    source: `${ours} CODE-01`,
    mark: 'D',
  },
  'D-09': {
    says: 'A result with months that its codes do not permit is refused and goes on the validation worklist.',
    source: `${ours} CODE-01`,
    mark: 'D',
  },
  'D-10': {
    says: 'After an HPV-negative routine result, somebody whose next test would fall on or after the 65th birthday is ceased for age, with letter PX0C.',
    source: `${ours} CEASE-01`,
    mark: 'D',
  },
  'D-11': {
    says: 'Somebody who does not respond at 65 or over is ceased for age, with letter CUA.',
    source: `${ours} CEASE-03`,
    mark: 'D',
  },
  'D-12': {
    says: 'When the non-responder entry closes, the next test due date moves on by 36 months under 50 and by 60 from 50, by the age at the date being replaced. Under 50 it also moves on by 60 when the last test was clinician-taken, HPV negative, on or after 1 July 2025 and without a recent HPV-positive history. On Repeat advised or Inadequate it moves on by 12 months, because a surveillance test is still owed.',
    source: `${ours} TT-05 and INT-09; the 12 months are inferred, on the side of safety`,
    mark: 'D',
  },
  'D-13': {
    says: 'Somebody without a test becomes a non-responder 14 weeks after the reminder.',
    source: `${ours} ${csasLetters}`,
    mark: 'D',
  },
  'D-14': {
    says: 'A result on a test more than 4 months old is stored and counts, but no letter is sent.',
    source: `${ours} VAL-07`,
    mark: 'D',
  },
  'D-15': {
    says: 'A deferral for pregnancy sets the date at the expected delivery plus the months asked for: at least 3 months after delivery and at most 12 months from today.',
    source: `${ours} DEF-01`,
    mark: 'D',
  },
  'D-16': {
    says: 'Any other deferral sets the date at today plus the months asked for, within the limits of its reason. Where a minimum of months and the 71 days both hold, the later date counts.',
    source: `${ours} DEF-01 and DEF-02`,
    mark: 'D',
  },
  'D-17': {
    says: 'A practice may defer for pregnancy, recent test, colposcopy care and treatment, and cease for no cervix, age and radiotherapy. Colposcopy may discharge, and by signed request cease for no cervix and radiotherapy. CSAS may do all; informed choice and the Mental Capacity Act need the signed form on record.',
    source: `${ours} CEASE-05 to CEASE-09 and DEF-01`,
    mark: 'D',
  },
  'D-18': {
    says: 'A reinstated person gets the recall type of their last result (without one, Called) and the date of the last test plus its months, or today plus 77 days when that is sooner than 71 days away. Somebody ceased for age with the last routine test taken over 60 is refused, unless CSAS overrides with a reason.',
    source: `${ours} CEASE-04 and CEASE-10`,
    mark: 'D',
  },
  'D-19': {
    says: 'A result for somebody ceased is accepted with a warning and reinstates them, unless they were ceased for no cervix, radiotherapy or stenosis.',
    source: `${ours} VAL-10`,
    mark: 'D',
  },
  'D-20': {
    says: 'People under a dummy registration receive result letters but are never called.',
    source: `${ours} ELIG-08, on the side of safety`,
    mark: 'D',
  },
  'D-21': {
    says: 'Somebody suspended gets no invitations. When no discharge, result or outcome has arrived 12 months after the test, they go on the failsafe worklist, so that nobody is dropped silently.',
    source: `${ours} CODE-01; ${failsafe}`,
    mark: 'D',
  },
  'D-22': {
    says: 'After a colposcopy discharge, a next test 36 or 60 months or more ahead makes the recall type Routine; a sooner one makes it Repeat advised.',
    source: `${ours} COL-01`,
    mark: 'D',
  },
  'D-23': {
    says: 'A discharge that states an outcome but no date has one proposed, always to be confirmed by a person: normal after HPV positive with negative or low-grade cytology, 36 months; untreated CIN1, 12; treated CIN, 6 (test of cure); treated CGIN, 6, then 12 later; back to routine, the routine interval.',
    source: `${ours} background knowledge of the programme that no source has confirmed yet`,
    mark: 'D',
  },
  'D-24': {
    says: 'A sample is advised against when too early (more than 3 months before the next test due date on routine recall, more than 1 month on Repeat advised), too soon (under 3 months after the last sample) or not eligible (no cervix, under 24 and a half, ceased for age). A result that arrives all the same is stored and flagged, never lost.',
    source: `${ours} ACC-01, ACC-02 and ACC-03`,
    mark: 'D',
  },
  'D-25': {
    says: 'Results are ordered by test date, not by arrival, and the date and recall type follow from the newest test still on the record. A late, older result is stored and may change what counts as consecutive or recent.',
    source: `${ours} NTDD-01, NTDD-02, NTDD-03 and NTDD-04`,
    mark: 'D',
  },
  'D-26': {
    says: 'HPV-positive, cytology-negative results are consecutive when nothing but inadequate tests lies between them; an HPV negative or a colposcopy discharge breaks the row. Inadequate or unavailable results are consecutive until an adequate result or a discharge.',
    source: `${ours} HPV-04 and HPV-07`,
    mark: 'D',
  },
  'D-27': {
    says: 'A refused result is kept whole with its reasons on the validation worklist. Letters to that person pause until it is settled, and nothing of it reaches the record before then.',
    source: `${ours} VAL-01, VAL-02 and VAL-15`,
    mark: 'D',
  },
  'D-28': {
    says: 'Somebody who has died or been removed is inactive from that date, and anything queued and not yet sent is cancelled.',
    source: `${ours} ELIG-07`,
    mark: 'D',
  },
  'D-29': {
    says: 'When two records turn out to be one person, because an NHS number is superseded, their histories are read as one under the new number. Both records stay whole and say so.',
    source: `${ours} NTDD-08`,
    mark: 'D',
  },
  'D-30': {
    says: 'Invitations and reminders go by NHS App, then text, then letter. Results go by NHS App, then by letter when unread for 72 hours, or 24 hours when they bring a referral.',
    source: `${ours} COM-01, COM-02 and COM-03`,
    mark: 'D',
  },
  'D-31': {
    says: 'When the day for the prior notification list has already passed, the person goes on the list at the next run. The practice still has its 4 weeks, then the invitation goes; the reminder and the non-response count from the invitation.',
    source: `${ours} TT-02, inferred`,
    mark: 'D',
  },
  'D-32': {
    says: 'A pause holds every letter and notification. What fell due during it and is still due goes out on the first run after it ends.',
    source: `${ours} ${prototype}`,
    mark: 'D',
  },
  'D-33': {
    says: 'A practice may cease or defer its own registered patients at any time, from the prior notification list or from the record.',
    source: `${ours} ${managingPatients}`,
    mark: 'D',
  },
  'D-34': {
    says: 'A day’s run whose numbers (people due, listed, invited, reminded, non-responders) are far from those of the last days stops before it changes anything, until a person confirms it. Small numbers are never unusual, and the first days are compared with nothing.',
    source: `${ours} the letters it would send in error, which nobody could call back`,
    mark: 'D',
  },
  'D-35': {
    says: 'A result goes to somebody without anybody looking only when NHS number, present or previous family name, given name and date of birth agree, and nobody else comes near when the number is left aside. The number may have two digits transposed, or the family name may only sound the same, as these are minor; given name and date of birth may not differ, as they tell relatives apart. Otherwise people choose among those who come near: a wrong match is worse than none.',
    source: `${ours} ACC-05, ID-01 and ${prototype}`,
    mark: 'D',
  },
  'D-36': {
    says: 'Twice a day everything that has to be told by letter is counted, each in exactly one state: told, on its way, or for a known reason not told. A letter that stays longer in a state than it may needs somebody: a day until it is opened as a message and for an answer of NHS Notify, two until it is handed over, ten for news of it, one after the end of a pause, and five for somebody to look at what failed or came back. A result that was matched may wait a day for its record.',
    source: `${ours} the invitations and results of 2018 that were not sent, and that nobody missed`,
    mark: 'D',
  },
  'D-37': {
    says: 'A letter that was asked for more than 4 months ago and did not go does not go by itself any more: somebody sends it again or settles it. The time of a pause does not count. An invitation or reminder does not go when the round of invitations has ended before it went (a test, a deferral, a cease), nor the letter about the end of invitations to somebody who is called again by then.',
    source: `${ours} VAL-07 and TT-03: after 18 weeks the reminder would follow an invitation, and what a letter says of dates has passed`,
    mark: 'D',
  },
  'D-38': {
    says: 'Of a restricted record, address, contact details and practice are shown only to who may see restricted records (activity B1611, or a manager at CSAS), and whatever would tell them is neither counted nor searched by. A practice without that sees nobody. Letters go to the person as before. A record is restricted by CSAS or by the national demographic service; of two records of one person, what hid either hides both.',
    source: `${ours} the sensitive flag of the national demographic service, which takes address and practice away from whoever asks`,
    mark: 'D',
  },
  'D-39': {
    says: 'Who may not see somebody may look all the same when they must, and say why: the record of that person is open to them, in that session and to be read only, for an hour. Another person reviews every such look.',
    source: `${ours} emergency access as other national systems give it (activity B0168); the hour is ours`,
    mark: 'D',
  },
  'D-40': {
    says: 'Whoever is signed in and does nothing for 15 minutes is signed out, with a warning 2 minutes before, and everybody after 12 hours. They have shown at the identity service who they are at most 5 minutes before they come in. A program’s token is good for an hour at most.',
    source: `${ours} 15 minutes as NHS CIS2 asks of those who use it, and 12 hours as NIST SP 800-63B has it beside that; the rest is ours`,
    mark: 'D',
  },
  'D-44': {
    says: 'CSAS restores somebody who is inactive because they left or were removed; they are called again as before. Somebody recorded as dead only the demographic feed brings back, and a deactivated dummy registration nobody.',
    source: `${ours} ELIG-07 and ${prototype}`,
    mark: 'D',
  },
  'D-45': {
    says: 'CSAS keeps on a record the information about an incident, which the person may read, and notes with a case number, which can be changed and removed. Neither changes when anybody is called.',
    source: `${ours} ${prototype}`,
    mark: 'D',
  },
  'D-46': {
    says: 'Vaccinations against HPV are on record for people to see, and change no interval.',
    source: `${ours} ${prototype}; no source gives vaccinated people another interval`,
    mark: 'D',
  },
  'D-47': {
    says: 'The screening histories of at most 1,000 NHS numbers are downloaded at once. A number of nobody and one of somebody who is not theirs are answered alike.',
    source: `${ours} the batch download of ${managingPatients} and ${prototype}, which give no limit`,
    mark: 'D',
  },
} as const satisfies Rules;
