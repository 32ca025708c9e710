// Lists that can be filtered (data-filter, data-wahl) and sorted (data-sortieren), and
// tables whose sticky headings must not cover what has the focus.
(() => {
  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const element = (name, klasse, ...inhalt) => {
    const neu = document.createElement(name);
    if (klasse) neu.className = klasse;
    neu.append(...inhalt);
    return neu;
  };

  // What a cell offers for choice: its links or badges one by one, else its text.
  const werte = (zelle) => {
    const teile = [...zelle.querySelectorAll("a, .marke")];
    return teile.length ? teile.map(text) : [text(zelle)];
  };

  const beschriftet = (feld, beschriftung, klasse) => {
    const label = element("label", "", beschriftung);
    label.htmlFor = feld.id;
    return element("div", klasse, label, feld);
  };

  const filtere = (tabelle, nummer) => {
    const zeilen = [...tabelle.tBodies].flatMap((rumpf) => [...rumpf.rows]);
    const mehrzahl = tabelle.dataset.filter.replace(/ durchsuchen$/, "");
    const kennung = `filter-${nummer}`;

    const feld = element("input");
    feld.type = "search";
    feld.id = kennung;
    feld.autocomplete = "off";

    const wahlen = [...tabelle.tHead.rows[0].cells].flatMap((kopf, spalte) => {
      if (!("wahl" in kopf.dataset)) return [];
      const wahl = element("select");
      wahl.id = `${kennung}-${spalte}`;
      wahl.append(new Option("alle", ""));
      const alle = new Set(zeilen.flatMap((zeile) => werte(zeile.cells[spalte])));
      for (const wert of [...alle].sort(new Intl.Collator("de").compare)) wahl.append(new Option(wert));
      return [{ wahl, spalte, name: text(kopf) }];
    });

    const stand = element("p", "filter__stand");
    stand.setAttribute("role", "status");
    const alle = element("button", "knopf", "Alle zeigen");
    alle.type = "button";

    const wende = () => {
      const worte = feld.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const zeile of zeilen) {
        const inhalt = text(zeile).toLowerCase();
        zeile.hidden = !(worte.every((wort) => inhalt.includes(wort)) &&
          wahlen.every(({ wahl, spalte }) => !wahl.value || werte(zeile.cells[spalte]).includes(wahl.value)));
      }
      const offen = zeilen.filter((zeile) => !zeile.hidden).length;
      stand.textContent = `${offen} von ${zeilen.length} ${mehrzahl}`;
      alle.hidden = offen === zeilen.length;
    };

    const leiste = element("form", "filter",
      beschriftet(feld, tabelle.dataset.filter, "filter__teil filter__teil--suche"),
      ...wahlen.map(({ wahl, name }) => beschriftet(wahl, name, "filter__teil")), alle, stand);
    leiste.setAttribute("aria-label", tabelle.dataset.filter);
    leiste.addEventListener("input", wende);
    leiste.addEventListener("submit", (event) => event.preventDefault());
    alle.addEventListener("click", () => {
      leiste.reset();
      feld.focus();
      wende();
    });
    tabelle.closest(".tafel").before(leiste);
    wende();
  };

  const schluessel = (zeile, spalte) => {
    const zelle = zeile.cells[spalte];
    return zelle.dataset.wert ?? text(zelle);
  };

  const sortiere = (tabelle) => {
    const koepfe = [...tabelle.tHead.rows[0].cells];
    const { compare } = new Intl.Collator("de", { numeric: true });

    const ordne = (kopf, spalte) => {
      const abwaerts = kopf.getAttribute("aria-sort") === "ascending";
      for (const anderer of koepfe) anderer.removeAttribute("aria-sort");
      kopf.setAttribute("aria-sort", abwaerts ? "descending" : "ascending");
      for (const rumpf of tabelle.tBodies) {
        const zeilen = [...rumpf.rows].map((zeile) => [schluessel(zeile, spalte), zeile]);
        const zahlen = zeilen.every(([wert]) => wert === "" || !Number.isNaN(Number(wert)));
        const vergleich = zahlen ? (a, b) => Number(a) - Number(b) : compare;
        // What has no value stands last in both directions.
        zeilen.sort(([a], [b]) => (a === "") - (b === "") || (abwaerts ? -1 : 1) * vergleich(a, b));
        rumpf.append(...zeilen.map(([, zeile]) => zeile));
      }
    };

    koepfe.forEach((kopf, spalte) => {
      const knopf = element("button", "", ...kopf.childNodes);
      knopf.type = "button";
      knopf.addEventListener("click", () => ordne(kopf, spalte));
      kopf.append(knopf);
    });
  };

  document.addEventListener("focusin", ({ target }) => {
    if (target.closest(".tafel td")) target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  document.querySelectorAll("table[data-filter]").forEach(filtere);
  document.querySelectorAll("table[data-sortieren]").forEach(sortiere);
})();
