// The wasm comes in two parts, cut by the build: the front holds what a start runs, the rest all other functions. The
// rest follows when the first screen stands. Where the front calls a function of the rest before that, the stand-in for
// this function fetches the rest on the spot.
const { rest } = document.getElementById("boot").dataset;

let front;
let compiled;
let isWhole = false;

/** The glue tells the front's exports, and waits until the rest is put in where it has come already. */
export async function frontStands(exports) {
  front = exports;
  if (compiled) await putIn();
}

/** Fetches and compiles the rest, and puts it in if the front is there. A build for development has no rest. */
export async function fetchRest() {
  if (!rest || isWhole) return;
  compiled ??= await compile(await fetch(rest));
  if (front) await putIn();
}

// Not every host knows the type of wasm, and without it a browser compiles no stream. The glue does the same.
async function compile(answer) {
  if (!answer.ok) throw new Error(`the rest of the app did not come: ${answer.status}`);
  if (answer.headers.get("Content-Type") === "application/wasm") return WebAssembly.compileStreaming(answer);
  return WebAssembly.compile(await answer.arrayBuffer());
}

/** One stand-in for each function of the rest that the front knows, by its slot in the table. */
export const standIns = new Proxy({}, {
  get: (_, slot) => (...values) => {
    if (!isWhole) bringNow();
    return front["%table"].get(Number(slot))(...values);
  },
});

function bringNow() {
  try {
    compiled ??= compiledNow();
    new WebAssembly.Instance(compiled, { primary: front });
    whole();
  } catch (error) {
    dispatchEvent(new CustomEvent("homeward:failed", { detail: error }));
    throw error;
  }
}

// A function that was called must answer before anything else happens, so this one request cannot be left to a promise.
function compiledNow() {
  performance.mark("homeward:rest-at-once");
  const request = new XMLHttpRequest();
  request.open("GET", rest, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`the rest of the app did not come: ${request.status}`);
  return new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0)));
}

// Its table entries take the places of the stand-ins. One of these may be called meanwhile and be faster: then the entries
// are written twice, with the same functions.
async function putIn() {
  if (isWhole) return;
  await WebAssembly.instantiate(compiled, { primary: front });
  whole();
}

function whole() {
  if (!isWhole) performance.mark("homeward:whole");
  isWhole = true;
  document.documentElement.classList.add("app-whole");
}
