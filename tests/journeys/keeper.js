// Keeps what a page complains about, for engines whose console cannot be read from outside. Firefox runs this in
// a room of its own, with the page behind a glass.
const page = window.wrappedJSObject ?? window;
if (!page.complaints) {
  page.complaints = [];
  const keep = (kind, what) => page.complaints.push(`${kind}: ${what}`);
  const say = page.console.error;
  page.console.error = (...words) => {
    keep("console.error", words.map(String).join(" "));
    say.apply(page.console, words);
  };
  if (arguments[0]) {
    page.addEventListener("error", ({ message, target }) => keep("error", message ?? target.src ?? target.href), true);
    page.addEventListener("unhandledrejection", ({ reason }) => keep("unhandled rejection", reason));
    page.document.addEventListener("securitypolicyviolation", (event) => {
      keep("policy", `${event.violatedDirective} ${event.blockedURI}`);
    });
  }
}
