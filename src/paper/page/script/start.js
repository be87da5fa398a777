
  // Everything is in place. A page on a server can be installed; every page has its sign.
  const SIGN = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'><rect width='64' height='64' rx='14' fill='#103a5c'/>"
    + "<path fill='none' stroke='#fff' stroke-width='4' stroke-linecap='round' stroke-linejoin='round' d='M32 14v12M14 50V38h36v12M32 26v24'/>"
    + "<circle cx='32' cy='14' r='6' fill='#ffce54'/><circle cx='14' cy='50' r='5' fill='#fff'/><circle cx='32' cy='50' r='5' fill='#fff'/><circle cx='50' cy='50' r='5' fill='#fff'/></svg>";
  if (!document.querySelector("link[rel=icon]")) {
    document.head.append(el("link", { rel: "icon", href: "data:image/svg+xml," + encodeURIComponent(SIGN) }));
  }
  if (document.querySelector("link[rel=manifest]") && "serviceWorker" in navigator && location.protocol.startsWith("http")) {
    navigator.serviceWorker.register("worker.js").catch(() => {});
  }
  readHash();
