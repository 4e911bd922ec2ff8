// Answers what the search form asks. Nothing of the index moves before; then the catalogue, the shards that hold the
// words asked for, and the text of the ten pages shown. What is found is only ever put on the page as text.

const TEN = 10;
const FACETS = ["kind", "plan", "body", "year"];
const LONGEST = 40; // letters by which a word is known, as in the index
const MOST_TERMS = 12;
const MOST_SHARDS = 3; // of the words that begin as the reader's does
const AROUND = 30; // words of an excerpt
const MOST_PARTS = 3;

const found = document.getElementById("Found");
const asked = new URLSearchParams(location.search);
const query = (asked.get("q") ?? "").trim();

// A file of the index. They are packed already, so that they are small on any server; one that unpacks them is fine too.
let version = "";
const fetched = async (name) => {
  const address = new URL(`${name}.bin${version && `?${version}`}`, new URL(found.dataset.index, location));
  const answer = await fetch(address, version ? {} : { cache: "no-cache" });
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  const bytes = await answer.arrayBuffer();
  const [first, second] = new Uint8Array(bytes);
  if (first !== 0x1f || second !== 0x8b) return new Response(bytes).json();
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
};

// Words as the index has them: without capitals, accents and other marks.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => [...word].slice(0, LONGEST).join(""));
const terms = [...new Set(wordsOf(query))].slice(0, MOST_TERMS);

// How near a word is to what was asked, from 0 to 1: the same, its singular, or a longer word that begins with it.
const singular = (term) => (term.length > 3 && term.endsWith("s") ? term.slice(0, -1) : term);
const nearness = (word, term) => {
  if (word === term) return 1;
  if (word === singular(term)) return 0.9;
  return term.length > 2 && word.startsWith(term) ? (0.8 * term.length) / word.length : 0;
};

const shardsFor = (term, firsts) => {
  const holding = (word) => Math.max(0, firsts.findLastIndex((first) => first <= word));
  const start = holding(term);
  const shards = new Set([holding(singular(term)), start]);
  for (let next = start + 1; term.length > 2 && firsts[next]?.startsWith(term) && next < start + MOST_SHARDS; next++) shards.add(next);
  return [...shards];
};

// For each word asked for, the pages that hold it and how much it speaks for each.
const pagesOf = async (term, firsts, load) => {
  const pages = new Map();
  for (const shard of await Promise.all(shardsFor(term, firsts).map(load))) {
    for (const [word, postings] of shard) {
      const near = nearness(word, term);
      if (!near) continue;
      for (const [weight, ...steps] of postings) {
        let page = 0;
        for (const step of steps) {
          page += step;
          pages.set(page, Math.max(pages.get(page) ?? 0, weight * near));
        }
      }
    }
  }
  return pages;
};

// The pages that hold every word, or where there is none, some; the best first.
const ranked = (sought, total) => {
  const scores = new Map();
  for (const pages of sought) {
    const rarity = Math.log(1 + total / Math.max(1, pages.size));
    for (const [page, weight] of pages) {
      const score = scores.get(page) ?? { page, words: 0, points: 0 };
      score.words += 1;
      score.points += weight * rarity;
      scores.set(page, score);
    }
  }
  const every = [...scores.values()];
  const whole = every.filter((score) => score.words === sought.length);
  const order = (a, b) => b.words - a.words || b.points - a.points || b.page - a.page; // the newer of two alike
  return { all: whole.length > 0 || !every.length, pages: (whole.length ? whole : every).sort(order).map((score) => score.page) };
};

const made = (name, className, ...content) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...content);
  return element;
};

const matches = (word) => terms.some((term) => nearness(word, term) > 0);

// A few words around the first that was asked for, those asked for marked.
const excerpt = (text) => {
  const words = [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)];
  const hits = words.map((word) => wordsOf(word[0]).some(matches));
  const start = Math.max(0, hits.indexOf(true) - 8);
  const end = Math.min(words.length, start + AROUND);
  const line = made("span", "", start ? "… " : "");
  line.dir = "auto";
  let at = start ? words[start].index : 0;
  for (let place = start; place < end; place++) {
    const { 0: word, index } = words[place];
    line.append(text.slice(at, index), hits[place] ? made("mark", "", word) : word);
    at = index + word.length;
  }
  line.append(end < words.length ? " …" : text.slice(at));
  return line;
};

const linkTo = (href, text) => {
  const link = made("a", "", text);
  link.href = href;
  link.dir = "auto";
  return link;
};

// One page: its title, what it is, and the passages that answer best, each with a link of its own.
const result = ([address, title, what, ...passages]) => {
  const page = new URL(address, new URL(found.dataset.root, location)).href;
  const held = passages
    .map(([anchor, heading, text]) => ({ anchor, heading, text, said: new Set(wordsOf(`${heading} ${text}`)) }))
    .map((part) => ({ ...part, words: terms.filter((term) => [...part.said].some((word) => nearness(word, term))).length }))
    .filter((part) => part.words)
    .sort((a, b) => b.words - a.words)
    .slice(0, MOST_PARTS);
  const one = made("li", "found__one", made("h2", "found__title", linkTo(page, title)));
  one.append(made("p", "found__what", what));
  if (!held.length) one.append(made("p", "found__part", excerpt(passages[0]?.[2] ?? "")));
  for (const { anchor, heading, text } of held) {
    const part = made("p", "found__part");
    if (anchor) part.append(linkTo(`${page}#${encodeURIComponent(anchor)}`, heading || "On this page"), " ");
    part.append(excerpt(text));
    one.append(part);
  }
  return one;
};

const pageCount = (number) => `${number.toLocaleString("en-GB")} ${number === 1 ? "page" : "pages"}`;

const search = async () => {
  const count = made("p", "found__count");
  count.setAttribute("role", "status");
  const narrow = made("form", "filters found__narrow");
  narrow.setAttribute("aria-label", "Narrow what was found");
  const list = made("ol", "found__list");
  const more = made("button", "found__more", "Show more");
  more.type = "button";
  more.hidden = narrow.hidden = true;
  found.append(count, narrow, list, more);
  found.setAttribute("aria-busy", "true");
  found.hidden = false;
  const quoted = `“${query}”`;
  document.title = `${query} – ${document.title}`;
  document.getElementById("Find").value = query;
  count.textContent = `Looking for ${quoted} …`;

  const catalogue = await fetched("catalogue");
  version = catalogue.version;
  const loading = new Map();
  const load = (shard) => loading.get(shard) ?? loading.set(shard, fetched(`words-${shard}`)).get(shard);
  const sought = await Promise.all(terms.map((term) => pagesOf(term, catalogue.shards, load)));
  const total = catalogue.runs.reduce((sum, [length]) => sum + length, 0);
  const runOf = catalogue.runs.flatMap(([length], run) => Array(length).fill(run));
  const facet = (page, place) => catalogue.names[catalogue.runs[runOf[page]][place + 1]];
  const { all, pages } = ranked(sought, total);

  const selects = FACETS.map((name) => {
    const select = made("select", "filters__choice");
    select.name = name;
    const label = made("label", "", made("span", "filters__label", name[0].toUpperCase() + name.slice(1)), select);
    narrow.append(label);
    return select;
  });
  const chosen = FACETS.map((name) => asked.get(name) ?? "");
  const passing = (except) =>
    pages.filter((page) => chosen.every((value, place) => place === except || !value || facet(page, place) === value));

  const offer = () => {
    selects.forEach((select, place) => {
      const counts = new Map();
      for (const page of passing(place)) {
        const value = facet(page, place);
        if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      if (chosen[place] && !counts.has(chosen[place])) counts.set(chosen[place], 0);
      const values = [...counts.keys()].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
      if (FACETS[place] === "year") values.reverse();
      select.replaceChildren(
        new Option("All", ""),
        ...values.map((value) => new Option(`${value} (${counts.get(value).toLocaleString("en-GB")})`, value)),
      );
      select.value = chosen[place];
      select.parentElement.hidden = values.length < 2 && !chosen[place];
    });
    narrow.hidden = selects.every((select) => select.parentElement.hidden);
  };

  let shown = [];
  let turn = 0;
  const show = async (from) => {
    const mine = ++turn;
    const next = shown.slice(from, from + TEN);
    const drawn = (await Promise.all(next.map((page) => fetched(`page-${page}`)))).map(result);
    if (mine !== turn) return; // another choice was made meanwhile
    from ? list.append(...drawn) : list.replaceChildren(...drawn);
    more.hidden = from + TEN >= shown.length;
    if (from) drawn[0]?.querySelector("a").focus();
  };
  const narrowed = async () => {
    found.setAttribute("aria-busy", "true");
    shown = passing();
    offer();
    await show(0);
    found.removeAttribute("aria-busy");
    const some = all ? "" : "No page holds all of these words; these hold some. ";
    const best = shown.length > TEN ? " The best ten stand first." : "";
    count.textContent = shown.length
      ? `${some}${pageCount(shown.length)} found for ${quoted}.${best}`
      : `Nothing was found for ${quoted}. Try fewer words, or the beginning of a word; or use the lists below.`;
  };
  narrow.addEventListener("submit", (event) => event.preventDefault());
  narrow.addEventListener("change", () => {
    selects.forEach((select, place) => {
      chosen[place] = select.value;
      select.value ? asked.set(select.name, select.value) : asked.delete(select.name);
    });
    history.replaceState(null, "", `?${asked}`);
    tell(narrowed());
  });
  more.addEventListener("click", () => tell(show(list.childElementCount)));
  await narrowed();
};

const tell = (work) =>
  work.catch((error) => {
    found.removeAttribute("aria-busy");
    found.querySelector("[role=status]").textContent = "The search could not be loaded. Try again, or use the lists below.";
    console.warn(error);
  });

if (query) tell(search());
