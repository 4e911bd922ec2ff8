// Everything works without this script; it only adds. What makes no sense without it is hidden by `no-js`.
document.documentElement.classList.replace("no-js", "js");

// On paper a source has its whole address, and what can be opened is open.
const opened = [];
addEventListener("beforeprint", () => {
  for (const link of document.querySelectorAll(".source a")) link.dataset.printed = link.href;
  opened.push(...document.querySelectorAll(".layout__page details:not([open], .cite)"));
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened.splice(0)) part.open = false;
});

// A link to something that lies in a closed part opens it, also in browsers that do not do so themselves.
const reveal = () => {
  const target = document.querySelector(":target");
  const closed = target?.closest("details:not([open])");
  for (let part = closed; part; part = part.closest("details:not([open])")) part.open = true;
  if (closed) target.scrollIntoView();
};
addEventListener("hashchange", reveal);
reveal();

// A mark leads to its own address; opened, it is also copied, and that is said.
const said = document.createElement("p");
said.className = "copied";
said.setAttribute("role", "status");
document.body.append(said);
const copy = (text, done) => {
  navigator.clipboard?.writeText(text).then(() => {
    said.textContent = done;
    setTimeout(() => (said.textContent = ""), 3000);
  }, () => {});
};
const marks = [...document.querySelectorAll("a.mark, a.numbered__mark")];
for (const mark of marks) mark.addEventListener("click", () => copy(mark.href, "Link copied"));

// The ways to cite a page are finished by a script of their own, once somebody opens them or a part of the page.
const cite = document.querySelector(".cite");
let finished;
const finish = () => (finished ??= import("./cite.js").then((script) => script.finish(cite, marks, copy)));
if (cite) {
  cite.addEventListener("toggle", finish);
  addEventListener("hashchange", finish);
  if (location.hash) finish();
}

// Narrowing a long list. `data-filter="Body Year"` on an element names what its entries can be narrowed by; each
// entry says it as `data-body="…"`, several values parted by |. A longer list can be searched for words too. The choice
// is kept in the page's address.
const FEW = 8;
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
for (const list of document.querySelectorAll("[data-filter]")) {
  const facets = list.dataset.filter.split(" ").map((label) => ({ label, key: label.toLowerCase(), chosen: "" }));
  const entries = [...list.querySelectorAll("li, tbody tr")].filter((li) => facets.some((facet) => facet.key in li.dataset));
  const groups = [...list.querySelectorAll("[data-filter-group]")].map((group) => [
    group,
    entries.filter((entry) => group.contains(entry)),
  ]);
  const values = (entry, facet) => (entry.dataset[facet.key] || "").split("|").filter(Boolean);
  const address = new URLSearchParams(location.search);
  const form = document.createElement("form");
  const count = document.createElement("p");
  const all = document.createElement("button");
  const words = document.createElement("input");
  const texts = new Map(entries.map((entry) => [entry, entry.textContent])); // with the headings that it stands under
  for (const [group, members] of groups) {
    const heading = group.querySelector("h2, h3, h4, caption")?.textContent ?? "";
    for (const entry of members) texts.set(entry, `${texts.get(entry)} ${heading}`);
  }
  for (const [entry, text] of texts) texts.set(entry, plain(text));

  const show = () => {
    let shown = 0;
    const sought = plain(words.value).split(/\s+/).filter(Boolean);
    for (const entry of entries) {
      entry.hidden =
        facets.some((facet) => facet.chosen && !values(entry, facet).includes(facet.chosen)) ||
        !sought.every((word) => texts.get(entry).includes(word));
      shown += !entry.hidden;
    }
    for (const [group, members] of groups) group.hidden = members.every((entry) => entry.hidden);
    all.hidden = !sought.length && facets.every((facet) => !facet.chosen);
    count.textContent = `Showing ${shown} of ${entries.length} ${list.dataset.filterOf}.`;
  };
  const choose = () => {
    for (const facet of facets) {
      facet.chosen = facet.select ? facet.select.value : "";
      facet.chosen ? address.set(facet.key, facet.chosen) : address.delete(facet.key);
    }
    words.value ? address.set("words", words.value) : address.delete("words");
    const query = address.toString();
    history.replaceState(null, "", `${location.pathname}${query && "?"}${query}${location.hash}`);
    show();
  };

  for (const facet of facets) {
    const options = [...new Set(entries.flatMap((entry) => values(entry, facet)))];
    if (options.length < 2) continue;
    facet.key === "year" ? options.sort().reverse() : options.sort((a, b) => a.localeCompare(b));
    const label = document.createElement("label");
    const name = document.createElement("span");
    name.className = "filters__label";
    name.textContent = facet.label;
    facet.select = document.createElement("select");
    facet.select.className = "filters__choice";
    facet.select.append(new Option("All", ""), ...options.map((option) => new Option(option, option)));
    const asked = address.get(facet.key);
    if (options.includes(asked)) facet.select.value = facet.chosen = asked;
    label.append(name, facet.select);
    form.append(label);
  }
  if (entries.length > FEW) {
    const label = document.createElement("label");
    const name = document.createElement("span");
    name.className = "filters__label";
    name.textContent = "Words";
    words.className = "filters__choice";
    words.type = "search";
    words.value = address.get("words") || "";
    words.addEventListener("input", choose);
    label.append(name, words);
    form.append(label);
  }
  if (!form.childElementCount) continue;
  form.className = "filters";
  form.setAttribute("aria-label", `Narrow the list of ${list.dataset.filterOf}`);
  count.className = "filters__count";
  count.setAttribute("role", "status");
  all.className = "filters__all";
  all.type = "button";
  all.textContent = "Show all";
  all.addEventListener("click", () => {
    for (const facet of facets) if (facet.select) facet.select.value = "";
    words.value = "";
    choose();
    form.querySelector("select, input").focus();
  });
  form.append(all, count);
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  list.before(form);
  show();
}
