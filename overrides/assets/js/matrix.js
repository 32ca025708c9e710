// Statements in a matrix: one at a time over the table, or all of them in wide columns.
(() => {
  const klappen = (matrix) => [...matrix.querySelectorAll(".aussage")];

  // Only one statement lies over the table.
  const schliesseAndere = (matrix, diese) => {
    if (matrix.classList.contains("ist-offen")) return;
    for (const aussage of klappen(matrix)) if (aussage !== diese) aussage.open = false;
  };

  const mitSchliessknopf = (aussage) => {
    if (aussage.querySelector(".aussage__zu")) return;
    const knopf = document.createElement("button");
    knopf.type = "button";
    knopf.className = "knopf aussage__zu";
    knopf.textContent = "Schließen";
    knopf.addEventListener("click", () => {
      aussage.open = false;
      aussage.querySelector("summary").focus();
    });
    aussage.querySelector(".aussage__text").append(knopf);
  };

  const belebe = (matrix) => {
    for (const aussage of klappen(matrix)) {
      aussage.addEventListener("toggle", () => {
        if (!aussage.open || matrix.classList.contains("ist-offen")) return;
        schliesseAndere(matrix, aussage);
        mitSchliessknopf(aussage);
        aussage.querySelector(".aussage__text").scrollIntoView({ block: "nearest", inline: "nearest" });
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || matrix.classList.contains("ist-offen")) return;
      const offen = matrix.querySelector(".aussage[open]");
      if (!offen) return;
      if (offen.contains(document.activeElement)) offen.querySelector("summary").focus();
      offen.open = false;
    });
    document.addEventListener("pointerdown", (event) => {
      if (!event.target.closest(".aussage")) schliesseAndere(matrix);
    });
  };

  const schalter = (matrix) => {
    const knopf = document.createElement("button");
    knopf.type = "button";
    knopf.className = "knopf";
    knopf.textContent = "Alle Aussagen zeigen";
    knopf.addEventListener("click", () => {
      const offen = matrix.classList.toggle("ist-offen");
      for (const aussage of klappen(matrix)) aussage.open = offen;
      knopf.textContent = offen ? "Aussagen zuklappen" : "Alle Aussagen zeigen";
    });
    const zeile = document.createElement("p");
    zeile.className = "matrix-schalter";
    zeile.append(knopf);
    matrix.closest(".tafel").before(zeile);
  };

  for (const matrix of document.querySelectorAll(".matrix:has(.aussage)")) {
    belebe(matrix);
    schalter(matrix);
  }
})();
