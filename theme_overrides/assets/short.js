// A short address leads on to the part of the page that stands after its #, which no redirect by itself would keep.
location.replace(document.querySelector("a").href + location.hash);
