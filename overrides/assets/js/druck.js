// Before printing, what is folded away is opened for browsers that cannot do so by style.
(() => {
  if (CSS.supports("selector(::details-content)")) return;
  let geoeffnet = [];
  addEventListener("beforeprint", () => {
    geoeffnet = [...document.querySelectorAll("main details:not([open])")]
      .filter((details) => !details.closest(".matrix"));
    for (const details of geoeffnet) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of geoeffnet) details.open = false;
  });
})();
