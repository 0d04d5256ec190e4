// Runs before the first paint, so that nobody is met by a bright page at night and then by a dark one.
// It reads one hint, "theme=dark;text=large;country=DE"; the journal is not touched here.
(function () {
  "use strict";
  const root = document.documentElement;
  const screen = location.hash.split("/")[1] || "today";
  let look = {};
  try {
    const hint = localStorage.getItem("homeward/look") || "";
    look = Object.fromEntries(hint.split(";").map((part) => part.split("=")));
  } catch {
    // Storage is denied: the system's own theme is a good answer.
  }
  root.dataset.screen = screen;
  if (screen === "ride-home" || screen === "capture") look.theme = "dim";
  if (["light", "dark", "dim"].includes(look.theme)) root.dataset.theme = look.theme;
  if (["large", "larger"].includes(look.text)) root.dataset.text = look.text;
  if (look.country) root.dataset.country = look.country;
  // iOS says so in one way, every other system in the other.
  if (navigator.standalone || matchMedia("(display-mode: standalone)").matches) root.dataset.installed = "";
})();
