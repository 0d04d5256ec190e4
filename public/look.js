// Runs before the first paint, so that nobody is met by a bright page at night and then by a dark one.
// It reads one hint, "theme=dark;text=large;country=DE;dim=1790000000000", and whether there is a lock; no record is touched here.
(function () {
  "use strict";
  const root = document.documentElement;
  goBackToWriting();
  const screen = location.hash.split("/")[1] || "today";
  let look = {};
  try {
    const hint = localStorage.getItem("homeward/look") || "";
    look = Object.fromEntries(hint.split(";").map((part) => part.split("=")));
    // A locked diary shows no tabs. The app reads the note with more care.
    const note = localStorage.getItem("homeward/lock");
    if (note && !note.includes('"off":true')) root.dataset.locked = "";
  } catch {
    // Storage is denied: the system's own theme is a good answer.
  }
  root.dataset.screen = screen;
  // Dim: two screens always, and all but the escort's in the six hours from the start of a session.
  const sinceStart = Date.now() - look.dim;
  const isFirstHours = sinceStart >= 0 && sinceStart < 6 * 3_600_000;
  if (screen === "ride-home" || screen === "capture" || (isFirstHours && screen !== "escort")) look.theme = "dim";
  if (["light", "dark", "dim"].includes(look.theme)) root.dataset.theme = look.theme;
  if (["large", "larger"].includes(look.text)) root.dataset.text = look.text;
  if (look.country) root.dataset.country = look.country;
  // iOS says so in one way, every other system in the other.
  if (navigator.standalone || matchMedia("(display-mode: standalone)").matches) root.dataset.installed = "";

  // A phone may end a hidden page in the middle of a sentence, and a start from the home screen has the bare address.
  function goBackToWriting() {
    try {
      const [at, place] = (localStorage.getItem("homeward/last-place") || "").split(" ");
      const since = Date.now() - at;
      if (!location.hash && since >= 0 && since < 30 * 60_000) history.replaceState(null, "", place);
    } catch {
      // Storage is denied: Today is a good place.
    }
  }
})();
