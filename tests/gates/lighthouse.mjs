// Lighthouse with one browser: `node lighthouse.mjs <chromium> <form> <address>…` prints, for each address, its scores
// and what cost it points, as a line of JSON. The form is `desktop` or `mobile`; of a telephone the speed is not measured.
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const [chromePath, form, ...addresses] = process.argv.slice(2);
const desktop = form === "desktop";
const settings = {
  onlyCategories: [...(desktop ? ["performance"] : []), "accessibility", "best-practices", "seo"],
  disableFullPageScreenshot: true,
  maxWaitForLoad: 60_000,
  ...(desktop ? {} : { throttlingMethod: "provided", pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0 }),
};
const chrome = await launch({
  chromePath,
  chromeFlags: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
  ],
});
try {
  for (const address of addresses) {
    const flags = { port: chrome.port, logLevel: "error", output: [], ...settings };
    const { lhr } = await lighthouse(address, flags, desktop ? desktopConfig : undefined);
    const scores = {};
    const costs = [];
    for (const { id, score, auditRefs } of Object.values(lhr.categories)) {
      scores[id] = score === null ? 0 : Math.round(score * 100);
      for (const ref of auditRefs) {
        const audit = lhr.audits[ref.id];
        const short = ref.weight && audit.score !== null && audit.score < 1;
        if (short) costs.push([id, audit.title, audit.displayValue].filter(Boolean).join(": "));
      }
    }
    console.log(JSON.stringify({ address, scores, costs, failed: lhr.runtimeError?.message ?? "" }));
  }
} finally {
  chrome.kill();
}
