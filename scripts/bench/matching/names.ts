import type { Chance } from '../../chance.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/).map((word) => word.replaceAll('_', ' '));

/** Commonest first. */
const families = words(`
  SMITH JONES TAYLOR BROWN WILLIAMS WILSON JOHNSON DAVIES PATEL ROBINSON WRIGHT THOMPSON EVANS WALKER WHITE ROBERTS GREEN HALL WOOD
  JACKSON CLARKE CLARK HARRIS LEWIS KHAN HUGHES EDWARDS THOMAS TURNER HILL MOORE COOPER WARD MORRIS HARRISON MORGAN BAKER KING LEE ALLEN
  MARTIN SCOTT PHILLIPS ANDERSON SINGH KAUR AHMED HUSSAIN MURPHY KELLY O'BRIEN O'NEILL MACDONALD MCDONALD CAMPBELL STEWART STUART REID
  READ GREY GRAY STEVENS STEPHENS THOMSON SMYTH BROWNE MATTHEWS MATHEWS NICHOLS NICOLLS NOWAK KOWALSKA WIŚNIEWSKA MÜLLER GARCÍA DA_SILVA
  SANTOS POPESCU IVANOVA NGUYEN CHEN WANG ZHANG OKAFOR ADEYEMI MENSAH BOATENG VAN_DER_BERG DE_SOUZA Ó_BRIAIN ABDULLAHI TESFAYE`);

const givens = words(`
  SARAH LAURA EMMA REBECCA CLAIRE VICTORIA SAMANTHA RACHEL AMY JENNIFER NICOLA KATIE LISA KELLY NATALIE LOUISE MICHELLE HAYLEY HANNAH
  HELEN CHARLOTTE JOANNE LUCY ELIZABETH LEANNE DANIELLE DONNA KATHERINE CATHERINE CLARE STEPHANIE STACEY LAUREN JANE JESSICA KAREN
  MARIA MARY MARIE ANNA ANN ANNE ANNE-MARIE JULIE SUSAN TRACEY SHARON DEBORAH SARA ZARA ELLA ELLIE OLIVIA SOPHIE EMILY GRACE CHLOE ZOË
  SIOBHÁN NIAMH AGNIESZKA MAGDALENA OLENA PRIYA MEERA LI WEI BLESSING CHIDINMA AMINA LEILA JOAN JEAN JUNE JANET KATE KATHRYN`);

/** Names that many share, with a birthday that many were given when nobody had written it down. */
const sharedFamilies = words('BEGUM KHATUN AKHTER BIBI KAUR ALI MOHAMED');
const sharedGivens = words('FATIMA AISHA AYESHA NASREEN SHABANA RUKSANA JASPREET HARPREET');

/** Given names that twins have, and that are mistaken for each other. */
const alike: Readonly<Record<string, string>> = {
  JANE: 'JANET', JOAN: 'JEAN', ANNA: 'HANNAH', ANN: 'ANNE-MARIE', MARY: 'MARIE', MARIA: 'MARIE', SARA: 'ZARA', ELLA: 'ELLIE', KATE: 'KATIE', LAURA: 'LAUREN', CLAIRE: 'CLARA',
  EMMA: 'EMMY', AMY: 'AMIE', LISA: 'LIZA', JULIE: 'JULIA', CHLOE: 'CLEO', HELEN: 'ELLEN', AMINA: 'AMNA', AISHA: 'AYESHA', SOPHIE: 'SOPHIA', RACHEL: 'ROCHELLE',
};

const starts = words('B BR C CH D DR F G GR H J K KL L M MC N P PR R S SH ST T TR V W Z');
const middles = words('A E I O U AI EA OO');
const ends = words('LEY TON SON MAN FORD WOOD NER LL RD CK TH NS SKI WICZ VA DE KO');

/** Somebody among these, the first far more often than the last. */
const commonest = (names: readonly string[], { below }: Chance): string => {
  const share = below(10_000) / 10_000;
  return names[Math.floor(names.length * share ** 1.8)] ?? '';
};

const rare = ({ oneOf }: Chance): string => `${oneOf(starts)}${oneOf(middles)}${oneOf(words('N R L M T S ND RT'))}${oneOf(middles)}${oneOf(ends)}`;

export const anyFamilyName = (dice: Chance): string => (dice.below(100) < 65 ? commonest(families, dice) : rare(dice));
export const anyGivenName = (dice: Chance): string => (dice.below(100) < 90 ? commonest(givens, dice) : rare(dice));
export const sharedName = (dice: Chance) => ({ familyName: commonest(sharedFamilies, dice), givenName: commonest(sharedGivens, dice) });

/** Another given name that is nearly the same. */
export const nearlyAlike = (name: string, dice: Chance): string => alike[name] ?? (name.length > 4 ? name.slice(0, -1) : `${name}${dice.oneOf(['A', 'IE', 'NA'])}`);
