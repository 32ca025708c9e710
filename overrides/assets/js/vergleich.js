// Comparisons: from change to change by key and button, and only what one wants to see.
(() => {
  const bereich = document.querySelector(".vergleich");
  if (!bereich) return;

  const sichtbar = (element) => element.getClientRects().length > 0;
  const stellen = () => {
    const alle = [...bereich.querySelectorAll("[data-stelle]")];
    return (alle.length ? alle : [...bereich.querySelectorAll(".sache")]).filter(sichtbar);
  };

  const leiste = document.createElement("div");
  leiste.className = "sprungleiste";
  leiste.setAttribute("role", "group");
  leiste.setAttribute("aria-label", "Von Änderung zu Änderung");
  const ansage = document.createElement("p");
  ansage.setAttribute("role", "status");

  let jetzt = null;
  const springe = (schritt) => {
    const alle = stellen();
    if (!alle.length) return;
    const ort = alle.indexOf(jetzt);
    const erste = schritt > 0 ? 0 : alle.length - 1;
    const naechste = ort < 0 ? erste : Math.min(alle.length - 1, Math.max(0, ort + schritt));
    jetzt?.classList.remove("ist-gewaehlt");
    jetzt = alle[naechste];
    jetzt.classList.add("ist-gewaehlt");
    jetzt.tabIndex = -1;
    jetzt.scrollIntoView({ block: "center" });
    jetzt.focus({ preventScroll: true });
    ansage.textContent = `Änderung ${naechste + 1} von ${alle.length}`;
  };

  const wahlen = document.createElement("fieldset");
  wahlen.className = "wahlleiste";
  wahlen.setAttribute("aria-label", "Was gezeigt wird");

  const knopf = (text, taste, schritt) => {
    const taster = document.createElement("button");
    taster.type = "button";
    taster.className = "knopf";
    taster.textContent = text;
    taster.setAttribute("aria-keyshortcuts", taste);
    taster.setAttribute("aria-label", `${text} Änderung`);
    taster.title = `Taste ${taste}, solange der Vergleich den Fokus hat`;
    taster.addEventListener("click", () => springe(schritt));
    leiste.append(taster);
  };
  knopf("Vorige", "p", -1);
  knopf("Nächste", "n", 1);

  const wahl = (text, beiWechsel) => {
    const schild = document.createElement("label");
    const haken = document.createElement("input");
    haken.type = "checkbox";
    haken.addEventListener("change", () => beiWechsel(haken.checked));
    schild.append(haken, ` ${text}`);
    wahlen.append(schild);
  };
  if (bereich.querySelector("ins > b, del > b")) {
    wahl("„eingefügt“ und „gestrichen“ ausschreiben", (an) => bereich.classList.toggle("ist-mit-worten", an));
  }

  // Everything between one h2 and the next belongs to it.
  const abschnitt = (titel) => {
    const teile = [titel];
    for (let teil = titel.nextElementSibling; teil && teil.tagName !== "H2"; teil = teil.nextElementSibling) teile.push(teil);
    return teile;
  };
  // Two questions that add up: which kinds of things, and whether only what became weaker.
  const arten = new Map([["ziele", "ziel-"], ["massnahmen", "massnahme-"]]);
  const gewaehlt = new Set();
  let nurSchwaecher = false;
  const gehoert = (sache) => !gewaehlt.size || [...gewaehlt].some((art) => sache.id.startsWith(arten.get(art)));
  const zeige = () => {
    for (const titel of bereich.querySelectorAll("h2[id]")) {
      const da = titel.id === "schwaecher" || (!nurSchwaecher && (!gewaehlt.size || gewaehlt.has(titel.id)));
      for (const teil of abschnitt(titel)) {
        if (teil === leiste || teil === wahlen) continue;
        teil.hidden = !da || (titel.id === "schwaecher" && teil.matches(".sache") && !gehoert(teil));
      }
    }
    ansage.textContent = nurSchwaecher || gewaehlt.size ? `${stellen().length} Änderungen gezeigt` : "Alles wird gezeigt";
  };
  for (const [art, text] of [["ziele", "Ziele"], ["massnahmen", "Maßnahmen"]]) {
    if (!bereich.querySelector(`h2#${art}`)) continue;
    wahl(text, (an) => {
      gewaehlt[an ? "add" : "delete"](art);
      zeige();
    });
  }
  if (bereich.querySelector("h2#schwaecher")) {
    wahl("nur Schwächeres", (an) => {
      nurSchwaecher = an;
      zeige();
    });
  }

  leiste.append(ansage);
  if (stellen().length > 1) {
    const vor = bereich.querySelector(".fassung, .synopse") ?? bereich.querySelector("h2:not(#ueberblick)");
    vor.before(wahlen, leiste);
  }

  // Single keys act only while the focus is in the comparison and in no field.
  bereich.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]")) return;
    if (event.key === "n") springe(1);
    else if (event.key === "p") springe(-1);
    else return;
    event.preventDefault();
  });

  // A folded group opens for the address that leads into it.
  const oeffne = () => {
    const ziel = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const gruppe = ziel && ziel.closest("details:not([open])");
    if (gruppe) {
      gruppe.open = true;
      ziel.scrollIntoView();
    }
  };
  addEventListener("hashchange", oeffne);
  oeffne();
})();
