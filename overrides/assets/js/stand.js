// Which other Stände there are: a choice that keeps the page, and a word when this one is not
// the newest. A Jahrgang never knows later ones, so this is asked when the page is read.
(() => {
  const leiste = document.querySelector(".zustand[data-stand]");
  if (!leiste) return;
  const wurzel = new URL(leiste.dataset.wurzel, document.baseURI);
  const eigener = leiste.dataset.stand;
  const adresse = (stand, seite = "") => new URL(`${stand}/${seite}`, wurzel);

  // The same page in another Stand, or its start page where it has none.
  const gehe = async (stand) => {
    const ziel = adresse(stand, leiste.dataset.seite);
    const antwort = await fetch(ziel, { method: "HEAD" }).catch(() => null);
    location.assign(antwort?.ok ? ziel : adresse(stand));
  };

  const wahl = (staende) => {
    const feld = document.createElement("select");
    feld.id = "stand-wahl";
    for (const { version, title } of staende) feld.add(new Option(title, version, false, version === eigener));
    const knopf = document.createElement("button");
    knopf.type = "submit";
    knopf.className = "knopf";
    knopf.textContent = "Zeigen";
    const name = document.createElement("label");
    name.htmlFor = feld.id;
    name.textContent = "Anderer Stand: ";
    const form = document.createElement("form");
    form.className = "zustand__wahl";
    form.append(name, feld, " ", knopf);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      gehe(feld.value);
    });
    leiste.querySelector(".zustand__wege").append(form);
  };

  // The place for this sentence is kept free, so every Jahrgang says one.
  const hinweis = (...worte) => {
    const satz = document.createElement("strong");
    satz.className = "zustand__neuer";
    satz.append(...worte);
    leiste.querySelector(".zustand__wege").append(satz);
  };

  const neuer = (neuester) => {
    const weg = document.createElement("a");
    weg.href = adresse(neuester.version);
    weg.textContent = neuester.version;
    weg.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      gehe(neuester.version);
    });
    hinweis("Es gibt einen neueren Jahrgang: ", weg);
  };

  const zeige = (staende) => {
    wahl(staende);
    const neuester = staende.find(({ aliases }) => aliases.includes("aktuell"));
    if (!neuester || eigener === "entwurf") return;
    if (eigener < neuester.version) neuer(neuester);
    else hinweis("Das ist der neueste Jahrgang.");
  };

  fetch(new URL("versions.json", wurzel))
    .then((antwort) => (antwort.ok ? antwort.json() : []))
    .then((staende) => staende.length && zeige(staende))
    .catch(() => {});
})();
