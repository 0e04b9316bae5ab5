/** The JSON that a page carries for one of its drawings, in a script element beside it. */
export function pageData<T>(name: string): T {
  const element = document.getElementById(`data-${name}`);
  if (!element?.textContent) throw new Error(`the page holds no data for ${name}`);
  return JSON.parse(element.textContent) as T;
}

export type Group = "violence" | "force" | "people" | "politics";

export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

export const rightToLeft: boolean = document.documentElement.dir === "rtl";
export const language: string = document.documentElement.lang;

const number = new Intl.NumberFormat("en-US");
export const formatNumber = (value: number): string => number.format(value);

const numerals = language === "ar" ? "ar-EG-u-nu-latn" : "en-GB";
const dayFormat = new Intl.DateTimeFormat(numerals, { day: "numeric", month: "short", timeZone: "UTC" });
const yearFormat = new Intl.DateTimeFormat(numerals, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const monthFormat = new Intl.DateTimeFormat(numerals, { month: "short", year: "numeric", timeZone: "UTC" });
export const formatMonth = (date: Date): string => monthFormat.format(date);
export const formatYear = (date: Date): string => String(date.getUTCFullYear());
export const formatDay = (date: Date): string => dayFormat.format(date);
export const formatDate = (date: Date): string => yearFormat.format(date);
