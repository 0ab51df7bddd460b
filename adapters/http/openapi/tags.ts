/** The parts of the API, in the order in which they are shown. */
export const tags = [
  { name: 'Participants', description: 'Find somebody, and read where they stand, how that came about, and what was known on any day.' },
  { name: 'Call and recall', description: 'Invite, defer, cease, review, reinstate, restore, amend, pause.' },
  { name: 'Record keeping', description: 'What CSAS keeps beside a record: notes, what is to be known of an incident, vaccinations.' },
  { name: 'Results', description: 'Record, correct and withdraw test results; ask whether a sample may be taken.' },
  { name: 'Practice lists', description: 'What a practice works through: who is about to be invited, who did not answer, whom to look at.' },
  { name: 'Practice notices', description: 'Where practices are told that somebody has come on their lists, what they were told, and printed lists for those whom no email reaches.' },
  { name: 'Worklists', description: 'What waits for somebody at CSAS, and the letters asked for.' },
  { name: 'Messages', description: 'Letters to participants on their way: where each is, which need somebody, and what people do about them.' },
  { name: 'Reconciliation', description: 'Whether everybody was told: everything that has to be told by letter, each in one state, and what somebody must look at.' },
  { name: 'Laboratory results', description: 'What laboratories sent and the system could not settle by itself: the lists of it, and what two people do with it.' },
  { name: 'Access', description: 'Who looked at whom: every search, look, print, change and refusal of the last ten years, and the report of it for the person.' },
  { name: 'Break-glass', description: 'Looks, with a reason, at people whom one may not see otherwise, and their review.' },
  { name: 'Rules', description: 'The rule book that decisions cite, and the codes that answers carry.' },
  { name: 'Session', description: 'For pages: who is signed in by the browser, in which role, until when.' },
  { name: 'System', description: 'How the system does, and this description.' },
] as const;

export type Tag = (typeof tags)[number]['name'];
