import { type Lacking, workgroup } from '../../../domain/access/choices.ts';
import { roleGroups } from '../../../domain/access/role-group.ts';
import type { Session } from '../../../domain/access/session.ts';
import type { NotSignedIn } from '../../identity/care/why-not.ts';
import { type Html, html } from '../html.ts';
import { page } from './layout.ts';

/** In a form: what shows that a page of ours sent it. */
const hidden = (token: string): Html => html`<input type="hidden" name="csrf" value="${token}">`;

const at = ({ organisation, organisationName }: Pick<Lacking, 'organisation' | 'organisationName'>): string => (organisationName === null ? organisation : `${organisationName} (${organisation})`);

/** Who is signed in, in which role and where, as every page shows it. */
const whoIs = ({ name, chosen }: Session): string => (chosen === null ? name : `${name}, ${chosen.name} at ${at(chosen)}`);

const helps = html`<h2>If you cannot sign in</h2>
<p><strong>You have no smartcard, and no authenticator on your telephone.</strong> Ask the registration authority of your organisation, or apply for Care Identity.</p>
<p><strong>You have forgotten your passcode.</strong> Unlock your card with the self-service of Care Identity, or ask your registration authority.</p>
<p><strong>You sign in, and are told that you have no access.</strong> Ask whoever leads your service to have the registration authority give you a role for cervical screening, and put you into the workgroup ${workgroup} of your organisation.</p>`;

const beginning = (address: string): Html => html`<p><a class="button" href="${address}">Sign in with Care Identity</a></p>`;

export const signInPage = (address: string): string => page('Sign in', html`<p>With your NHS smartcard, or with Microsoft Authenticator.</p>${beginning(address)}${helps}`);

export const noServicePage = (): string => page('Nobody can sign in', html`<p>The identity service has not been set up for this system. Tell whoever runs it.</p>`);

export const chooseRolePage = (session: Session, token: string, wrong: boolean): string =>
  page(
    'Choose your role',
    html`<form method="post" action="/sign-in/role">${hidden(token)}<fieldset><legend>In which role are you working now?</legend>${wrong ? html`<p class="error" role="alert"><strong>Choose one of these roles</strong></p>` : null}${session.choices.map(
      (choice) => html`<label><input type="radio" name="choice" value="${choice.id}"> ${choice.name} at ${at(choice)}: ${roleGroups[choice.group].label}</label>`,
    )}</fieldset><button>Continue</button></form>`,
    { who: session.name, wrong },
  );

export const reminderPage = (session: Session, token: string, wrong: boolean): string =>
  page(
    'Whom you may look at',
    html`<p>Look only at people with whom you have a legitimate relationship: because they are in your care, or because your work for the screening programme needs it.</p>
<p>Each look is recorded with your name, role and organisation, and the records are checked. The people you look at can be told.</p>
<p>Sign out and take your smartcard with you when you are done.</p>
<form method="post" action="/sign-in/reminder">${hidden(token)}<fieldset><legend>Before you go on</legend>${wrong ? html`<p class="error" role="alert" id="wrong"><strong>Tick the box once you have read and understood this</strong></p>` : null}<label><input type="checkbox" name="understood" value="yes"${wrong ? html` aria-describedby="wrong"` : null}> I have read and understood this</label></fieldset><button>Continue</button></form>`,
    { who: whoIs(session), wrong },
  );

export const homePage = (session: Session, token: string): string =>
  page(
    'You are signed in',
    html`<p>As ${whoIs(session)}: ${session.chosen === null ? 'no role is chosen yet' : roleGroups[session.chosen.group].label}.</p>
<p><a href="/docs">What can be done, and tried out</a></p>
${session.choices.length > 1 ? html`<p><a href="/sign-in/role">Choose another role</a></p>` : null}
<form method="post" action="/sign-out">${hidden(token)}<button>Sign out</button></form>`,
    { who: whoIs(session) },
  );

const found = (has: boolean): string => (has ? 'found' : 'missing');

/** Names what is there and what is missing, so that whoever is asked for it knows. */
export const deniedPage = (name: string, lacking: readonly Lacking[], address: string): string =>
  page(
    'You have no access',
    html`<p>Care Identity knows you, ${name}. To use this system you need, at one organisation, a role for cervical screening and membership of the workgroup ${workgroup}.</p>
${
  lacking.length === 0
    ? html`<p>You hold no role at any organisation.</p>`
    : html`<table><caption>What you have</caption><thead><tr><th scope="col">Organisation (ODS code)</th><th scope="col">Your roles</th><th scope="col">A role for cervical screening</th><th scope="col">Workgroup ${workgroup}</th></tr></thead><tbody>${lacking.map(
        (each) => html`<tr><td>${at(each)}</td><td>${each.roles.map(({ code, name: role }) => `${role} (${code})`).join(', ')}</td><td>${found(each.hasRole)}</td><td>${found(each.hasWorkgroup)}</td></tr>`,
      )}</tbody></table>`
}
<p>Show this to whoever leads your service: they ask the registration authority of your organisation for what is missing.</p>
${beginning(address)}`,
    { wrong: true },
  );

const reasons: Readonly<Record<NotSignedIn, string>> = {
  'turned-back': 'The identity service did not let you in, or you turned back.',
  'not-under-way': 'This sign-in is over, or it was begun in another window. Begin again.',
  'not-sure-enough': 'The way in which you signed in is not sure enough for health records. Use a smartcard, or Microsoft Authenticator.',
  'too-long-ago': 'You showed too long ago who you are. Sign in again.',
  'not-believed': 'What the identity service answered is not as was agreed. Try again; if it stays so, tell whoever runs this system.',
  'unreachable': 'The identity service gives no answer. Try again in a few minutes.',
};

export const notSignedInPage = (why: NotSignedIn, address: string): string => page('You are not signed in', html`<p>${reasons[why]}</p>${beginning(address)}${helps}`, { wrong: true });

export const forgedPage = (): string => page('That did not work', html`<p>The page that you used is an old one. <a href="/">Go on from here.</a></p>`, { wrong: true });

export const confirmSignOutPage = (session: Session, token: string): string =>
  page('Sign out', html`<p>What has not been sent yet is lost.</p><form method="post" action="/sign-out">${hidden(token)}<button>Sign out</button></form><p><a href="/">Stay signed in</a></p>`, { who: whoIs(session) });

export const signedOutPage = (address: string): string => page('You are signed out', html`<p>Take your smartcard with you.</p>${beginning(address)}`);

export const timedOutPage = (address: string, idleMinutes: number): string =>
  page('You were signed out', html`<p>For your patients’ safety you are signed out when nothing is done for ${idleMinutes} minutes, and after a day’s work. What had not been sent is lost.</p>${beginning(address)}`);
