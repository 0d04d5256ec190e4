// Stands in for the app when it did not start or has stopped: kind words, a way back in, a copy of everything
// kept here, help. Needs neither the WebAssembly nor boot.js, and has no way to delete anything.
const SLOW_MS = 12_000;
const TOO_SLOW_MS = 60_000;
const LOCKED = "The download is a plain text file. What is sealed stays sealed in it, and opens only with your passphrase or the ten words. Anyone who has the file can read the rest, such as what you were just writing.";
const root = document.documentElement;
const main = document.getElementById("main");
let stopped = false;

const isReady = () => root.classList.contains("app-ready");

addEventListener("homeward:failed", (event) => show(event.detail));
addEventListener("homeward:panic", (event) => show(event.detail));
addEventListener("error", (event) => heed(event.error, event.filename));
addEventListener("unhandledrejection", (event) => heed(event.reason, event.reason?.stack));
setTimeout(sayItIsSlow, SLOW_MS);
setTimeout(() => isReady() || show(`not started after ${TOO_SLOW_MS / 1000} seconds`), TOO_SLOW_MS);

putOwnPeopleNext();

// The trusted person, the clinic and the ride stand right below the emergency number in the help that needs no app. The
// hint was written by the app at the last change; what is not a number there becomes no link.
function putOwnPeopleNext() {
  const { people, country } = hint();
  const help = document.getElementById("/help");
  const list = document.createElement("div");
  list.className = "help-own stack";
  for (const { name, number } of people) {
    const link = document.createElement("a");
    link.className = "button button--big";
    link.href = `tel:${number}`;
    link.textContent = `Call ${name}`;
    list.append(link);
  }
  help.querySelector(".help-own")?.remove();
  if (!list.childElementCount) return;
  const own = help.querySelector(`.help-country[data-country="${CSS.escape(country)}"]`);
  (own ?? help.querySelector(".help-anywhere")).querySelector(".help-emergency").after(list);
}

function hint() {
  try {
    const parts = (localStorage.getItem("homeward/look") ?? "").split(";").map((part) => part.split("="));
    const kept = Object.fromEntries(parts);
    const read = (part) => decodeURIComponent(kept[part] ?? "");
    const people = [
      { name: read("trusted-name") || "my trusted person", number: read("trusted") },
      { name: "the clinic", number: read("clinic") },
      { name: read("ride-name") || "my ride", number: read("ride") },
    ];
    return { people: people.filter(({ number }) => /^\+?\d+$/.test(number)), country: kept.country ?? "" };
  } catch {
    // Storage is denied or the hint is damaged: the help lines below stand all the same.
    return { people: [], country: "" };
  }
}

// A trap means that the app is dead at any time; other errors count while it starts, and only our own:
// browser extensions throw in here too.
function heed(error, where) {
  if (error instanceof WebAssembly.RuntimeError) return show(error);
  if (!isReady() && String(where ?? "").includes(location.origin)) show(error);
}

function sayItIsSlow() {
  if (isReady() || stopped) return;
  const notice = document.createElement("p");
  notice.className = "notice";
  notice.textContent = "Homeward is still loading. Help now works already.";
  document.getElementById("notices").append(notice);
  new MutationObserver(() => isReady() && notice.remove()).observe(root, { attributeFilter: ["class"] });
}

function show(reason) {
  if (stopped) return;
  stopped = true;
  console.error("Homeward has stopped:", reason);
  // What was being written stays in sight, but nothing more goes into a field that nobody saves.
  for (const field of main.querySelectorAll("input, textarea")) field.readOnly = true;
  root.classList.remove("app-ready");
  root.classList.add("app-failed");
  new MutationObserver(stepBackOnceReady).observe(root, { attributeFilter: ["class"] });
  putOwnPeopleNext();
  main.prepend(document.getElementById("rescue").content.cloneNode(true));
  part("again").addEventListener("click", tryAgain);
  part("download").addEventListener("click", handOver);
  if (isLocked()) part("about").textContent = LOCKED;
  part("reason").textContent = reason?.message ?? String(reason ?? "unknown");
  document.getElementById("rescue-title").focus();
  navigator.serviceWorker?.getRegistration().then((registration) => registration?.update()).catch(() => {});
}

// An app that was only slow has come after all and taken the panel away. What happens from now on counts anew.
function stepBackOnceReady(_, watch) {
  if (!isReady()) return;
  watch.disconnect();
  stopped = false;
  root.classList.remove("app-failed");
}

function part(name) {
  return main.querySelector(`[data-rescue="${name}"]`);
}

async function tryAgain() {
  const [anew, host] = await Promise.allSettled([fetchAnew(), askHost()]);
  // Nobody is there to answer a reload: it would end on a page of the browser, without this help.
  const isAlone = host.status === "rejected" && !navigator.serviceWorker?.controller;
  if (anew.status === "rejected" && isAlone) return answer("No network. The help on this page still works.");
  try {
    await (await import("./update.js")).applyUpdate();
  } catch {
    location.reload();
  }
}

// The browser holds files with a hash in their name as unchangeable, a damaged one too: a reload would take it again.
async function fetchAnew() {
  const { js, wasm, rest } = document.getElementById("boot").dataset;
  const anew = (file) => fetch(file, { cache: "reload", signal: AbortSignal.timeout(SLOW_MS) });
  const answers = await Promise.all([js, wasm, rest].filter(Boolean).map(anew));
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
}

// Whatever the answer is: a slow network is one too.
function askHost() {
  return fetch("./", { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(SLOW_MS) });
}

async function handOver() {
  const text = JSON.stringify(await everythingKept(), null, 1);
  const name = `notes-${new Date().toISOString().slice(0, 10)}`;
  try {
    // An installed iOS app opens a download in a viewer without a way back.
    if (navigator.standalone) {
      await navigator.share({ files: [new File([text], `${name}.txt`, { type: "text/plain" })] });
    } else {
      download(new Blob([text], { type: "application/json" }), `${name}.json`);
    }
    answer("Done. Keep the file in a safe place.");
  } catch (error) {
    if (error.name === "AbortError") return answer("The file was not saved yet. You can try again.");
    part("copy").hidden = false;
    part("copy").querySelector("textarea").value = text;
    answer("The file could not be made. You can copy your data from the field below.");
  }
}

function answer(text) {
  part("answer").hidden = false;
  part("answer").textContent = text;
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function isLocked() {
  try {
    const note = localStorage.getItem("homeward/lock");
    return Boolean(note) && !note.includes('"off":true');
  } catch {
    return false;
  }
}

async function everythingKept() {
  const unsaved = [...main.querySelectorAll("textarea:not(#rescue-copy)")].map((field) => field.value).filter(Boolean);
  return {
    about: "Everything Homeward keeps on this device, as it is stored. FORMAT.md describes the records.",
    made: new Date().toISOString(),
    localStorage: keptInLocalStorage(),
    indexedDB: await keptInIndexedDb().catch((error) => ({ unreadable: String(error) })),
    unsaved,
  };
}

// The ballast only keeps a place free.
const isOurs = ([key]) => key.startsWith("homeward/") && key !== "homeward/ballast";

function keptInLocalStorage() {
  try {
    return Object.fromEntries(Object.entries(localStorage).filter(isOurs));
  } catch (error) {
    return { unreadable: String(error) };
  }
}

function keptInIndexedDb() {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no answer")), 5000);
    const opening = indexedDB.open("homeward");
    opening.onerror = () => reject(opening.error);
    // Not there yet: leave it to the app to make it in the right shape.
    opening.onupgradeneeded = () => { opening.transaction.abort(); resolve({}); };
    opening.onsuccess = () => {
      const database = opening.result;
      if (!database.objectStoreNames.contains("records")) return resolve({});
      const records = {};
      const reading = database.transaction("records").objectStore("records").openCursor();
      reading.onerror = () => reject(reading.error);
      reading.onsuccess = () => {
        const at = reading.result;
        if (!at) { database.close(); return resolve(records); }
        records[at.key] = at.value;
        at.continue();
      };
    };
  });
}
