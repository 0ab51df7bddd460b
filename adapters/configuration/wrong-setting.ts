/** A setting that shows to be wrong only when it is used, such as a file's content: for whoever started the program. Repeats no secret. */
export class WrongSetting extends Error {}
