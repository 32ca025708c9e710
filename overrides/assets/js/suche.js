// Search over the index of this Stand, or of the pages outside all of them: that one names the
// newest Jahrgang, whose index is fetched, too. This is done when the search is first opened,
// never before. Words are found inside compounds: „Miete“ also finds „Bestandsmiete“.
(() => {
  const dialog = document.getElementById("_suche");
  if (!dialog) return;
  const feld = dialog.querySelector("input");
  const stand = dialog.querySelector(".suche__stand");
  const liste = dialog.querySelector(".suche__treffer");
  const wurzel = new URL(dialog.dataset.wurzel, document.baseURI);
  const HOECHSTENS = 20;
  // Pages about the plan: they use every word as an example, so they come after all others.
  const UEBER_DEN_PLAN = /^(?:redaktion|entwicklung|stichworte)\//;
  let index;

  // Everything that is compared: lower case, umlauts written out, accents dropped.
  const UMLAUTE = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };
  const gefaltet = (text) =>
    text.toLowerCase().replace(/[äöüß]/g, (zeichen) => UMLAUTE[zeichen])
      .normalize("NFD").replace(/\p{Mn}/gu, "");

  // The stem is enough: „Wohnungen“ finds „Wohnung“. Short words stay whole.
  const stamm = (wort) => {
    const kurz = wort.replace(/(?:innen|ern|em|er|en|es|e|n|s)$/, "");
    return kurz.length >= 4 ? kurz : wort;
  };

  const hole = async (ort) => {
    const antwort = await fetch(new URL("search/search_index.json", ort));
    if (!antwort.ok) throw new Error(antwort.status);
    return antwort.json();
  };

  const sammle = (docs, ort, stand = "", rang = 1) => {
    const seiten = new Map();
    for (const { location, title, text, art = "", kurz = "" } of docs) {
      const [adresse] = location.split("#");
      const eintrag = { adresse: new URL(location, ort), titel: title, art, stand };
      eintrag.rang = UEBER_DEN_PLAN.test(location) ? 0.001 : rang;
      eintrag.text = [kurz, text].filter(Boolean).join(" ");
      eintrag.titelSuche = ` ${gefaltet(eintrag.titel)}`;
      eintrag.textSuche = ` ${gefaltet(eintrag.text)}`;
      if (!seiten.has(adresse)) seiten.set(adresse, { ...eintrag, abschnitte: [] });
      seiten.get(adresse).abschnitte.push(eintrag);
    }
    return [...seiten.values()];
  };

  // Outside, what the newest Jahrgang says comes before what is told about it.
  const lade = async () => {
    const { docs, stand: neuester } = await hole(wurzel);
    if (!neuester) return sammle(docs, wurzel);
    const ort = new URL(neuester.ort, wurzel);
    const darin = await hole(ort).catch(() => ({ docs: [] }));
    return [...sammle(darin.docs, ort, neuester.titel), ...sammle(docs, wurzel, "", 0.4)];
  };

  const gewicht = (text, wort, voll) => {
    if (!text.includes(wort)) return 0;
    return new RegExp(`[^\\p{L}\\p{N}]${wort}`, "u").test(text) ? 2 * voll : voll;
  };
  const punkte = (eintrag, woerter) =>
    woerter.map((w) => gewicht(eintrag.titelSuche, w, 8) + gewicht(eintrag.textSuche, w, 1));

  // A page is a hit when it has every word; the section that has most of them is shown.
  const suche = (seiten, anfrage) => {
    const woerter = gefaltet(anfrage).match(/[\p{L}\p{N}]+/gu)?.map(stamm) ?? [];
    if (woerter.join("").length < 2) return null;
    const treffer = [];
    for (const seite of seiten) {
      const je = seite.abschnitte.map((abschnitt) => punkte(abschnitt, woerter));
      if (!woerter.every((_, i) => je.some((p) => p[i] > 0))) continue;
      const summen = je.map((p) => p.reduce((a, b) => a + b, 0));
      const beste = summen.indexOf(Math.max(...summen));
      const abschnitt = seite.abschnitte[beste];
      const imTitel = punkte(seite, woerter).reduce((a, b) => a + b, 0);
      treffer.push({ seite, abschnitt, woerter, punkte: seite.rang * (summen[beste] + 2 * imTitel) });
    }
    return treffer.sort((a, b) => b.punkte - a.punkte);
  };

  const element = (name, klasse, ...inhalt) => {
    const neu = document.createElement(name);
    if (klasse) neu.className = klasse;
    neu.append(...inhalt);
    return neu;
  };

  // The words of the text with the hits marked; a hit is a whole word that contains the stem.
  const mitMarken = (text, woerter) =>
    text.split(/([\p{L}\p{N}]+)/u).map((teil, i) =>
      i % 2 && woerter.some((w) => gefaltet(teil).includes(w)) ? element("mark", "", teil) : teil);

  const nennt = (text, woerter) => woerter.some((w) => gefaltet(text).includes(w));

  // Where only a heading has the word, what the page is about tells more than what follows it.
  const quelle = ({ seite, abschnitt, woerter }) =>
    [abschnitt, seite, ...seite.abschnitte].find(({ text }) => nennt(text, woerter))?.text
      ?? (seite.text || abschnitt.text);

  const ausschnitt = (text, woerter) => {
    const teile = text.split(/(?<=\s)/);
    const ort = teile.findIndex((teil) => nennt(teil, woerter));
    const ab = Math.max(0, ort - 8);
    const bis = ab + 28;
    return `${ab > 0 ? "… " : ""}${teile.slice(ab, bis).join("").trim()}${bis < teile.length ? " …" : ""}`;
  };

  const zeile = (treffer) => {
    const { seite, abschnitt, woerter } = treffer;
    const verweis = element("a", "", element("span", "treffer__titel", ...mitMarken(seite.titel, woerter)));
    verweis.href = abschnitt.adresse;
    const ort = abschnitt.titel === seite.titel ? "" : `Abschnitt „${abschnitt.titel}“`;
    const angaben = [seite.art, seite.stand, ort].filter(Boolean).join(", ");
    if (angaben) verweis.append(element("span", "treffer__ort", angaben));
    const text = ausschnitt(quelle(treffer), woerter);
    if (text) verweis.append(element("span", "treffer__text", ...mitMarken(text, woerter)));
    return element("li", "", verweis);
  };

  const melde = (treffer) => {
    if (!treffer) return "";
    if (!treffer.length) return "Keine Treffer. Vielleicht hilft ein kürzeres Wort.";
    const zahl = treffer.length === 1 ? "1 Treffer" : `${treffer.length} Treffer`;
    return treffer.length > HOECHSTENS ? `${zahl}, die besten ${HOECHSTENS} stehen hier.` : zahl;
  };

  const aktualisiere = async () => {
    try {
      index ??= lade();
      const seiten = await index;
      const treffer = suche(seiten, feld.value);
      liste.replaceChildren(...(treffer ?? []).slice(0, HOECHSTENS).map(zeile));
      stand.textContent = melde(treffer);
    } catch {
      index = undefined;
      stand.textContent = "Die Suche ist gerade nicht erreichbar. Das Stichwortverzeichnis hilft weiter.";
    }
  };

  document.querySelector("[data-oeffnet=suche]").addEventListener("click", () => {
    dialog.showModal();
    feld.focus();
    feld.select();
    aktualisiere();
  });
  dialog.querySelector("[data-schliesst]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });

  let warten;
  feld.addEventListener("input", () => {
    clearTimeout(warten);
    warten = setTimeout(aktualisiere, 150);
  });
  dialog.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(warten);
    await aktualisiere();
    liste.querySelector("a")?.focus();
  });
})();
