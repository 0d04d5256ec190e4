// What a person would call by this name. Gives the elements that can be seen, or the names that are there instead.
// A name that ends in "…" stands for all that begin so; a group is the question round the answers.
const [kind, wanted, group] = arguments;
const KINDS = {
  button: "button, summary",
  link: "a[href]",
  field: "input:not([type=radio], [type=checkbox]), textarea, select",
  choice: "input[type=radio], input[type=checkbox]",
};
const tidy = (text) => (text ?? "").replace(/\s+/g, " ").trim();
const textOf = (id) => document.getElementById(id)?.textContent ?? "";

function nameOf(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) return tidy(by.split(" ").map(textOf).join(" "));
  const own = element.getAttribute("aria-label");
  if (own) return tidy(own);
  if (element.labels?.length) return tidy([...element.labels].map((label) => label.textContent).join(" "));
  return tidy(element.textContent);
}

const isWanted = (name) => (wanted.endsWith("…") ? name.startsWith(wanted.slice(0, -1)) : name === wanted);
const isInGroup = (element) => !group || tidy(element.closest("fieldset")?.querySelector("legend").textContent) === group;
// What a finger lands on: the label round a radio button, the thing itself otherwise.
const target = (element) => (kind === "choice" ? element.closest("label") ?? element : element);
const isSeen = (element) => target(element).checkVisibility({ visibilityProperty: true });

const seen = [...document.querySelectorAll(KINDS[kind])].filter((element) => isSeen(element) && isInGroup(element));
const found = seen.filter((element) => isWanted(nameOf(element)));
return { elements: found, targets: found.map(target), instead: seen.map(nameOf) };
