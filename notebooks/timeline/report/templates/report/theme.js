// Light or dark: as the system has it, until the page's switch is pressed.
const theme = (() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.querySelector("button.theme");
  const followers = [];
  let chosen = recall();

  const isDark = () => (chosen ? chosen === "dark" : system.matches);

  function recall() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // some browsers keep nothing for a file
    }
  }

  function keep() {
    try {
      localStorage.setItem("theme", chosen);
    } catch {
      // it then holds for this page alone
    }
  }

  function show() {
    if (chosen) document.documentElement.dataset.theme = chosen;
    button.setAttribute("aria-pressed", isDark());
    for (const follow of followers) follow();
  }

  button.hidden = false;
  button.addEventListener("click", () => {
    chosen = isDark() ? "light" : "dark";
    keep();
    show();
  });
  system.addEventListener("change", show);
  show();
  return { isDark, follow: (react) => followers.push(react) };
})();
