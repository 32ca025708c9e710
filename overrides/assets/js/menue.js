// The menu button on narrow screens, and the list under „Mehr“.
(() => {
  const knopf = document.querySelector(".kopf__menue");
  const menue = document.getElementById("_menue");

  const zeige = (offen) => {
    knopf.setAttribute("aria-expanded", String(offen));
    menue.classList.toggle("ist-offen", offen);
  };
  const istOffen = () => knopf.getAttribute("aria-expanded") === "true";
  knopf.addEventListener("click", () => zeige(!istOffen()));

  const mehr = document.querySelector(".mehr");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (mehr?.open && mehr.contains(document.activeElement)) {
      mehr.open = false;
      mehr.querySelector("summary").focus();
    } else if (istOffen() && (menue.contains(document.activeElement) || knopf === document.activeElement)) {
      zeige(false);
      knopf.focus();
    }
  });

  // Where the list lies over the page, it closes when one turns elsewhere.
  const liegtDarueber = () => getComputedStyle(mehr.querySelector("ul")).position === "absolute";
  const schliesseAussen = (event) => {
    if (mehr?.open && !mehr.contains(event.target) && liegtDarueber()) mehr.open = false;
  };
  document.addEventListener("pointerdown", schliesseAussen);
  document.addEventListener("focusin", schliesseAussen);
})();
