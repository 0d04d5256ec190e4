// Starts the app, and once it stands, sees to updates. When it does not start, rescue.js takes over.
import { fetchRest } from "./parts.js";

const root = document.documentElement;
const { js, wasm } = document.getElementById("boot").dataset;

// The tasks of the wasm are run by one closure, which cannot run inside itself, and stands still for good once it was called
// so. Firefox runs waiting microtasks in the middle of one when a page that goes asks for storage (Mozilla 1855409,
// wasm-bindgen 3635). So one waits for the other.
function keepTasksApart() {
  const queue = window.queueMicrotask.bind(window);
  const waiting = [];
  let isRunning = false;
  window.queueMicrotask = (task) => queue(() => {
    if (isRunning) return waiting.push(task);
    isRunning = true;
    try {
      task();
    } finally {
      isRunning = false;
      waiting.splice(0).forEach(window.queueMicrotask);
    }
  });
}

// The places that the front of the wasm shows by itself, where no worker keeps the app yet. Later visits have both parts
// at hand, and an app that runs without a network must be whole before it runs.
const FRONT = ["", "today"];
const place = location.hash.replace(/^#?\/?/, "");
const isKept = Boolean(navigator.serviceWorker?.controller);

async function start() {
  const rest = !isKept && FRONT.includes(place) ? undefined : fetchRest();
  // Awaited together: a rest that fails before the glue has come would else be an error that nobody handles.
  const [{ default: init }] = await Promise.all([import(new URL(js, document.baseURI).href), rest]);
  await init({ module_or_path: new URL(wasm, document.baseURI) });
}

function untilReady() {
  return new Promise((resolve) => {
    const look = () => root.classList.contains("app-ready") && (watch.disconnect(), resolve());
    const watch = new MutationObserver(look);
    watch.observe(root, { attributeFilter: ["class"] });
    look();
  });
}

// A damaged or mixed cache is the one failure a reload does not cure. Cached files are only copies of what
// the host has, so they may go: once, and only while the host answers. Offline a poor copy beats none.
async function repairCache() {
  if (!navigator.serviceWorker?.controller || sessionStorage.getItem("homeward/repaired")) return false;
  const answer = await fetch(`./?repair=${Date.now()}`, { cache: "no-store" });
  if (!answer.ok) return false;
  sessionStorage.setItem("homeward/repaired", "once");
  // sw.js puts the path into the name: what another Homeward of this host keeps is not ours.
  const own = `homeward-${new URL("./", document.baseURI).pathname}`;
  const isOwn = (name) => name.startsWith("homeward-") && ["", own].includes(name.slice(0, name.lastIndexOf("/") + 1));
  const names = (await caches.keys()).filter(isOwn);
  await Promise.all(names.map((name) => caches.delete(name)));
  return names.length > 0;
}

async function repairOrRescue(error) {
  if (await repairCache().catch(() => false)) return location.reload();
  dispatchEvent(new CustomEvent("homeward:failed", { detail: error }));
}

// The bars of the system take the colour of the page; the colours themselves are written in tokens.css only.
function tintBars() {
  const metas = [...document.querySelectorAll('meta[name="theme-color"]')];
  const systemColours = metas.map((meta) => meta.content);
  const tint = () => {
    const paper = getComputedStyle(root).backgroundColor;
    metas.forEach((meta, i) => { meta.content = root.dataset.theme ? paper : systemColours[i]; });
  };
  new MutationObserver(tint).observe(root, { attributeFilter: ["data-theme"] });
  tint();
}

// look.js says which country it is. It waits for nobody, so it may run after this.
function putOwnCountryFirst() {
  const put = () => {
    const own = document.querySelector(`.help-country[data-country="${CSS.escape(root.dataset.country ?? "")}"]`);
    if (!own) return;
    document.querySelector(".help-anywhere").before(own);
    own.open = true;
  };
  new MutationObserver(put).observe(root, { attributeFilter: ["data-country"] });
  put();
}

// A link to a place on the page would look like a change of route.
document.querySelector(".skip-link").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("main").focus();
});

keepTasksApart();
const started = start();
started.catch(repairOrRescue);
putOwnCountryFirst();
tintBars();

await untilReady();
// Without the rest the first screen still works: it is asked for again where it is needed.
fetchRest().then(() => root.classList.add("app-whole")).catch(console.warn);
const whenIdle = window.requestIdleCallback ?? ((task) => setTimeout(task, 1000));
whenIdle(() => import("./update.js").then((update) => update.keepUpToDate()).catch(console.warn));
