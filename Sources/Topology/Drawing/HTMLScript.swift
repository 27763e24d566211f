/// The script of the page around a picture: it moves and enlarges the picture, searches, and shows a chosen node.
enum HTMLScript {
  static let text = """
    "use strict";
    (() => {
      const graph = JSON.parse(document.getElementById("graph").textContent);
      const view = document.getElementById("view"), svg = view.querySelector("svg");
      const panel = document.getElementById("panel"), search = document.getElementById("search");
      const found = document.getElementById("found");
      const whole = svg.viewBox.baseVal, full = {x: 0, y: 0, w: whole.width, h: whole.height};
      let box = {...full}, chosen = -1;
      svg.removeAttribute("width"); svg.removeAttribute("height");
      const nodes = graph.nodes.map((_, n) => document.getElementById("portolan-n" + n));
      const edges = [...svg.querySelectorAll(".edge[data-from]")];
      const show = () => svg.setAttribute("viewBox", [box.x, box.y, box.w, box.h].join(" "));
      const zoom = (factor, x, y) => {
        const w = Math.min(Math.max(box.w * factor, full.w / 60), full.w * 3), f = w / box.w;
        box = {x: x - (x - box.x) * f, y: y - (y - box.y) * f, w: w, h: box.h * f};
        show();
      };
      const point = (event) => {
        const matrix = svg.getScreenCTM();
        return matrix ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse()) : {x: 0, y: 0};
      };
      view.addEventListener("wheel", (event) => {
        event.preventDefault();
        const at = point(event);
        zoom(Math.exp(Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 100) / 400), at.x, at.y);
      }, {passive: false});
      let start = null;
      view.addEventListener("pointerdown", (event) => {
        if (event.button === 0 && !event.target.closest("text")) start = {at: point(event), moved: false};
      });
      view.addEventListener("pointermove", (event) => {
        if (!start) return;
        const at = point(event), dx = start.at.x - at.x, dy = start.at.y - at.y;
        if (!start.moved && Math.hypot(dx, dy) < 4) return;
        if (!start.moved) { start.moved = true; view.setPointerCapture(event.pointerId); view.classList.add("moving"); }
        box.x += dx; box.y += dy; show();
      });
      const stop = () => { view.classList.remove("moving"); setTimeout(() => { start = null; }, 0); };
      view.addEventListener("pointerup", stop);
      view.addEventListener("pointercancel", stop);
      const middle = () => [box.x + box.w / 2, box.y + box.h / 2];
      document.getElementById("larger").onclick = () => zoom(0.75, ...middle());
      document.getElementById("smaller").onclick = () => zoom(1 / 0.75, ...middle());
      document.getElementById("whole").onclick = () => { box = {...full}; show(); };

      const element = (name, text, style) => {
        const made = document.createElement(name);
        if (text) made.textContent = text;
        if (style) made.className = style;
        return made;
      };
      const mark = (numbers) => {
        svg.classList.toggle("dimmed", numbers !== null);
        nodes.forEach((node, n) => node.classList.toggle("near", numbers !== null && numbers.has(n)));
        edges.forEach((edge) => {
          const from = Number(edge.dataset.from), to = Number(edge.dataset.to);
          edge.classList.toggle("near", numbers !== null
            && (chosen < 0 ? numbers.has(from) && numbers.has(to) : from === chosen || to === chosen));
        });
      };
      const list = (title, rows) => {
        if (!rows.length) return;
        panel.append(element("h3", title));
        const made = element("ul");
        rows.forEach((row) => made.append(row));
        panel.append(made);
      };
      const call = (edge, other) => {
        const row = element("li"), link = element("button", graph.nodes[other].name, "link");
        link.onclick = () => choose(other);
        row.append(link);
        edge.facts.forEach((fact) => row.append(element("small", fact, edge.state === "blocked" && fact.startsWith("blocked") ? "bad" : "")));
        edge.at.slice(0, 4).forEach((place) => row.append(element("small", place)));
        return row;
      };
      const choose = (number) => {
        nodes.forEach((node, n) => node.classList.toggle("chosen", n === number));
        chosen = number;
        panel.hidden = number < 0;
        if (number < 0) { mark(null); return; }
        const node = graph.nodes[number];
        const near = new Set([number]);
        graph.edges.forEach((edge) => {
          if (edge.from === number) near.add(edge.to);
          if (edge.to === number) near.add(edge.from);
        });
        mark(near);
        panel.replaceChildren();
        const close = element("button", "Close", "close");
        close.onclick = () => choose(-1);
        panel.append(close, element("h2", node.name));
        node.facts.forEach((fact) => panel.append(element("small", fact)));
        list("Calls", graph.edges.filter((edge) => edge.from === number).map((edge) => call(edge, edge.to)));
        list("Called by", graph.edges.filter((edge) => edge.to === number).map((edge) => call(edge, edge.from)));
        list("Objects", node.objects.map((object) => {
          const row = element("li", object.name);
          row.append(element("small", object.at));
          return row;
        }));
        panel.scrollTop = 0;
      };
      nodes.forEach((node, number) => {
        node.setAttribute("tabindex", "0");
        node.setAttribute("role", "button");
        node.setAttribute("aria-label", graph.nodes[number].name);
        node.addEventListener("click", () => { if (!start || !start.moved) choose(number); });
        node.addEventListener("keydown", (event) => {
          if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(number); }
        });
      });
      document.addEventListener("keydown", (event) => {
        if (event.key === "Escape") { search.value = ""; found.textContent = ""; choose(-1); }
        if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
      });
      search.addEventListener("input", () => {
        const words = search.value.trim().toLowerCase();
        choose(-1);
        if (!words) { found.textContent = ""; return; }
        const hits = graph.nodes.flatMap((node, n) => node.id.toLowerCase().includes(words) || node.name.toLowerCase().includes(words) ? [n] : []);
        found.textContent = hits.length === 1 ? "1 match" : hits.length + " matches";
        mark(new Set(hits));
      });
      search.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        const first = nodes.findIndex((node) => node.classList.contains("near"));
        if (first >= 0) choose(first);
      });
      const named = graph.nodes.findIndex((node) => "#" + encodeURIComponent(node.name) === location.hash);
      if (named >= 0) choose(named);
    })();
    """
}
