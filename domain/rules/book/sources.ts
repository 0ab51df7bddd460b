/** Where the rules come from, by title and date. */

export const callAndRecall = 'GOV.UK, Cervical screening: call and recall, updated 7 June 2021';
export const retention = 'GOV.UK, Call and recall record retention schedule, updated 27 September 2024';
export const extendedInterval = 'GOV.UK, Extended screening interval clinical pathway protocol, 1 July 2025';
export const requirements = 'GOV.UK, Cervical screening pathway requirements specification, updated 16 April 2025';
export const carePathway = 'GOV.UK, Cervical screening care pathway, 18 August 2021';
export const ceasingAndDeferring =
  'GOV.UK, Ceasing and deferring women from the NHS Cervical Screening Programme, updated 27 September 2024';
export const colposcopyReferral =
  'GOV.UK, Cervical screening: programme and colposcopy management, chapter 2 (referral), updated 27 September 2024';
export const colposcopyTreatment =
  'GOV.UK, Cervical screening: programme and colposcopy management, chapter 4 (diagnosis and treatment), updated 27 September 2024';
export const colposcopyPregnancy =
  'GOV.UK, Cervical screening: programme and colposcopy management, chapter 5 (pregnancy), updated 27 September 2024';
export const failsafe = 'GOV.UK, Cervical screening: cytology reporting failsafe, updated 24 June 2025';
export const failsafeAppendix = 'GOV.UK, Cervical screening: cytology reporting failsafe, appendix 5, updated 24 June 2025';
export const acceptingSamples = 'GOV.UK, Cervical screening: accepting samples in laboratories (update notes)';
export const sampleTakerTraining = 'GOV.UK, Cervical screening sample taker training, topic 5, updated 10 October 2024';

export const personalisedScreening = 'NHS England, NHS rolls out more personalised cervical screening for millions, June 2025';
export const coverageStatistics = 'NHS Digital, Cervical Screening Programme statistics, 2019-20 to 2023-24';
export const demographicService = 'NHS England, CSMS service page, as archived 5 May 2026';
export const managingPatients = 'NHS England, CSMS help: manage a patient';
export const priorNotification = 'NHS England, CSMS help: prior notification list';
export const dataDictionary = 'NHS Data Dictionary, NHS NUMBER, May 2026';
export const prototype = 'NHS Digital design prototype of CSMS, May 2024';
export const parliament = 'UK Parliament, written answers, 2025';

export const csasLetters = 'CSAS, Invitations, reminders and results letters';
export const csasPractices = 'CSAS, GP practices and primary care';
export const csasColposcopy = 'CSAS, Colposcopy';
export const csasProfessionals = 'CSAS, Working with professionals';
export const defenceLetters = 'NECS, Saving lives with cervical screening (CSAS)';
export const csasBestPractice = 'CSAS, Best practice';
export const pcse = 'PCSE, Screening for GPs and nurses';
export const pcseLaboratories = 'PCSE, Screening for laboratories';
export const pcseDeferral = 'PCSE, News on deferral, May 2019';
export const timetableBlog = 'PHE Screening blog, Cervical screening call and recall guidance published, 24 February 2020';

export const primaryHpvGuide = 'HSCIC, NHAIS HPV Primary Screening User Guide 1.0, 18 April 2013 (legacy)';
export const london2015 = 'Local London screening policy, 2015 (legacy)';

export const manchesterProtocols = 'Manchester University NHS Foundation Trust, cytology: management protocols';
export const manchesterAcceptance = 'Manchester University NHS Foundation Trust, cytology: sample acceptance';
export const manchesterReferral = 'Manchester University NHS Foundation Trust, cytology: direct referral and failsafe';
export const londonLaboratory = 'Health Services Laboratories, Cervical Screening London: results';
export const northEastLondon = 'North East London Cancer Alliance, opportunistic self-sampling';
export const jerseyPractice = 'Lister Surgery, Jersey (practice page)';
export const oundlePractice = 'Oundle Surgery (practice page)';
export const primaryCareIt = 'Primary Care IT, summary of call and recall duties';
