"use strict";
document.documentElement.className = "js";
addEventListener("load", () => {
  if (!document.documentElement.dataset.view) document.documentElement.className = "";
});
