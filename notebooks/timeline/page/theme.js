// Light or dark: as the system has it, until the page's switch is pressed.
import { Signal } from "./signal.js";

const system = matchMedia("(prefers-color-scheme: dark)");
const themed = new Signal();
let chosen = null;

export const isDark = () => (chosen ? chosen === "dark" : system.matches);

export const followTheme = (react) => themed.on(react);

export function startTheme() {
  const button = document.querySelector("button.theme");
  themed.on(() => {
    if (chosen) document.documentElement.dataset.theme = chosen;
    button.textContent = isDark() ? "Light page" : "Dark page";
  });
  button.hidden = false;
  button.addEventListener("click", () => {
    chosen = isDark() ? "light" : "dark";
    keepTheme();
    themed.tell();
  });
  system.addEventListener("change", () => themed.tell());
  chosen = keptTheme();
  themed.tell();
}

function keptTheme() {
  try {
    return localStorage.getItem("theme");
  } catch {
    return null; // some browsers keep nothing for a file
  }
}

function keepTheme() {
  try {
    localStorage.setItem("theme", chosen);
  } catch {
    // it then holds for this page alone
  }
}
