// The ways to cite a page cite the part of it that was opened, say today's date, and can be copied.
export function finish(cite, marks, copy) {
  const slots = [...cite.querySelectorAll("[data-slot]")];
  const root = cite.dataset.home ? new URL(cite.dataset.home, location).href : "______/";
  const whole = new Map(slots.map((slot) => [slot, slot.textContent.replace("______/", root)]));
  const today = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;" };
  const inMarkdown = (text) => text.replace(/[\\`*_{}[\]()#+!&<>|~]/g, (character) => entities[character] ?? `\\${character}`);
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  };
  const jump = document.createElement("a");
  jump.className = "cite-jump";
  jump.href = "#Cite";
  jump.textContent = "Cite this";
  const show = () => {
    if (location.hash === "#Cite") return (cite.open = true);
    const part = document.getElementById(decoded(location.hash.slice(1)));
    const hash = part && cite.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_PRECEDING ? location.hash : "";
    const mark = hash && marks.find((found) => found.hash === hash);
    let called = hash && /^H[2-4]$/.test(part.tagName) ? `“${part.textContent.trim()}”` : "";
    if (mark) called = mark.ariaLabel?.replace("Link to ", "") ?? `paragraph ${mark.textContent}`;
    const told = called && `, ${called}`;
    const filling = { read: today, part: told, "part-in-markdown": inMarkdown(told) };
    for (const slot of slots) {
      slot.textContent = filling[slot.dataset.slot] ?? whole.get(slot) + hash;
      if (slot.href) slot.href = slot.href.split("#")[0] + hash;
    }
    mark ? mark.after(jump) : jump.remove();
  };
  show();
  addEventListener("hashchange", show);
  if (navigator.clipboard) {
    for (const text of cite.querySelectorAll(".cite__text")) {
      const button = document.createElement("button");
      const name = text.previousElementSibling.textContent;
      button.type = "button";
      button.className = "cite__copy";
      button.textContent = "Copy";
      button.setAttribute("aria-label", `Copy: ${name}`);
      button.addEventListener("click", () => copy(text.textContent, `${name}: copied`));
      text.after(" ", button);
    }
  }
}
