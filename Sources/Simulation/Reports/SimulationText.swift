internal import Diagnostics

/// Results as text for a terminal: a table of services, the pending pods, and a timeline.
package struct SimulationText {
  private let isColored: Bool

  package init(colored: Bool) { isColored = colored }

  package func text(for report: SimulationReport) -> String {
    report.results.map { text(for: $0, shown: report.shownEvents) }.joined(separator: "\n")
  }

  private func text(for result: SimulationResult, shown: Int?) -> String {
    var text =
      "\(bold(result.scenario.safeForTerminal())), \(SimulationReport.clock(result.duration)) simulated\n\n"
    text += table(result)
    if let search = result.search {
      let possible = Int64(exactly: search.possible.rounded()).map { "\($0)" } ?? "\(search.possible)"
      text += "\nworst set of lost nodes (\(search.triedText)"
      if !search.isExhaustive { text += ", out of \(possible) possible sets" }
      text += "): \(search.worst.joined(separator: ", ").safeForTerminal())\n"
      for (service, nodes, availability) in search.perService.prefix(20) {
        text +=
          "  \(service.safeForTerminal()): \(SimulationReport.percent(availability))% without \(nodes.joined(separator: ", ").safeForTerminal())\n"
      }
      if search.perService.count > 20 { text += "  and \(search.perService.count - 20) more\n" }
    }
    for service in result.services {
      if let fix = service.fix {
        text += "\n\(paint("fix", 36)) for \(service.name.safeForTerminal()): \(fix.safeForTerminal())\n"
      } else if let reason = service.unfixed {
        text +=
          "\n\(paint("no fix", 33)) for \(service.name.safeForTerminal()): \(reason.safeForTerminal())\n"
      }
    }
    if !result.pending.isEmpty {
      text += "\n\(bold("pending"))\n"
      for (message, pods) in result.pendingByMessage {
        let more = pods.count > 3 ? " and \(pods.count - 3) more" : ""
        text +=
          "  \(pods.prefix(3).joined(separator: ", ").safeForTerminal())\(more)\n    \(message.safeForTerminal())\n"
      }
    }
    text += timeline(result, shown: shown)
    for note in result.notes { text += "\nnote: \(note.safeForTerminal())\n" }
    if let bound = result.bound {
      text += "\n\(paint("incomplete", 33)): the simulation stopped because \(bound.safeForTerminal())\n"
    }
    return text
  }

  private func table(_ result: SimulationResult) -> String {
    var rows = [
      [
        "SERVICE", "KIND", "PODS", "LEAST READY", "WITHOUT READY", "CUT OFF", "REFUSED", "AVAILABLE",
        "VERDICT",
      ]
    ]
    for service in result.services {
      rows.append([
        service.name.safeForTerminal(), service.kind, "\(service.replicas)", "\(service.leastReady)",
        "\(SimulationReport.seconds(service.withoutReady)) s", "\(service.cutOff)",
        "\(service.evictionsRefused)",
        service.availability.map { "\(SimulationReport.percent($0))%" } ?? "-",
        SimulationReport.target(service),
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var text = ""
    for (number, row) in rows.enumerated() {
      var line = ""
      for (column, cell) in row.enumerated() {
        let isLast = column == row.count - 1
        let fill = String(repeating: " ", count: max(0, widths[column] - cell.count))
        let isText = column < 2 || isLast
        var shown = isText ? cell + (isLast ? "" : fill) : fill + cell
        if isLast, number > 0 { shown = paint(shown, result.services[number - 1].hasFailed ? 31 : 32) }
        line += (column == 0 ? "" : "  ") + shown
      }
      text += (number == 0 ? bold(line) : line) + "\n"
    }
    return text
  }

  private func timeline(_ result: SimulationResult, shown: Int?) -> String {
    let quiet: Set<Record.Kind> = [.scheduled, .ready, .unready]
    let lines =
      shown == nil
      ? result.events : withoutRepeats(result.events.filter { !quiet.contains($0.kind) })
    guard !lines.isEmpty else { return "" }
    let limit = shown ?? lines.count
    var text = "\n\(bold("timeline"))\n"
    for line in lines.prefix(limit) {
      let kind = line.kind.rawValue
      let fill = String(repeating: " ", count: max(0, 10 - kind.count))
      text +=
        "  \(SimulationReport.clock(line.time))  \(kind)\(fill) \(line.subject.safeForTerminal()): \(line.text.safeForTerminal())\n"
    }
    if lines.count > limit { text += "  … \(lines.count - limit) more; --verbose shows all\n" }
    return text
  }

  /// The events with one line for all equal refusals of an eviction, which is tried again every 5 seconds.
  private func withoutRepeats(_ events: [Record.Line]) -> [Record.Line] {
    var repeats: [[String]: (count: Int, last: Int64)] = [:]
    for event in events where event.kind == .refused {
      repeats[[event.subject, event.text], default: (0, 0)].count += 1
      repeats[[event.subject, event.text]]?.last = event.time
    }
    return events.compactMap { event in
      guard event.kind == .refused, let known = repeats[[event.subject, event.text]] else {
        return event.kind == .refused ? nil : event
      }
      repeats[[event.subject, event.text]] = nil
      guard known.count > 1 else { return event }
      let text = "\(event.text) (\(known.count) times, last at \(SimulationReport.clock(known.last)))"
      return Record.Line(time: event.time, kind: event.kind, subject: event.subject, text: text)
    }
  }

  private func bold(_ text: String) -> String { isColored ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
  private func paint(_ text: String, _ color: Int) -> String {
    isColored ? "\u{1B}[1;\(color)m\(text)\u{1B}[0m" : text
  }
}
