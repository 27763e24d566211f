internal import Diagnostics

/// Results as one HTML page without scripts or other files: the services, fixes, charts, pending pods, and events.
package enum SimulationPage {
  package static func html(for report: SimulationReport) -> String {
    var text = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>portolan simulate</title>
      <link rel="icon" href="data:,">
      <style>\(style)</style>
      </head>
      <body>
      <main>
      <h1>Simulation</h1>

      """
    if report.results.count > 1 {
      text += "<nav>"
      for (number, result) in report.results.enumerated() {
        text += "<a href=\"#s\(number)\">\(result.scenario.xmlText)</a> "
      }
      text += "</nav>\n"
    }
    for (number, result) in report.results.enumerated() {
      text += section(result, number)
    }
    return text + "</main>\n</body>\n</html>\n"
  }

  private static func section(_ result: SimulationResult, _ number: Int) -> String {
    let summary = result.summary
    var text = "<section id=\"s\(number)\">\n<h2>\(result.scenario.xmlText)</h2>\n"
    text += "<p class=\"summary \(result.hasFailed ? "bad" : "good")\">"
    text += summary.prefix(1).uppercased() + summary.dropFirst()
    text +=
      "<span> · \(SimulationReport.clock(result.duration)) simulated · services: \(result.services.count) · nodes: \(result.nodes.count)</span></p>\n"
    text += table(result)
    text += fixes(result)
    text += SimulationChart(result).svg
    text += ReadyChart(result).svg
    text += pending(result)
    text += events(result)
    for note in result.notes { text += "<p class=\"note\">\(note.xmlText)</p>\n" }
    if let bound = result.bound {
      text += "<p class=\"note bad\">The simulation stopped because \(bound.xmlText).</p>\n"
    }
    return text + "</section>\n"
  }

  private static func table(_ result: SimulationResult) -> String {
    let heads = [
      "Service", "Kind", "Replicas", "Least ready", "Without ready", "Cut off", "Evictions refused",
      "Availability", "Verdict",
    ]
    var text = "<div class=\"scroll\"><table>\n<thead><tr>"
    for (column, head) in heads.enumerated() {
      text += "<th\(column > 1 && column < 8 ? " class=\"n\"" : "")>\(head)</th>"
    }
    text += "</tr></thead>\n<tbody>\n"
    for (number, service) in result.services.enumerated() {
      let numbers = [
        "\(service.replicas)", "\(service.leastReady)", "\(SimulationReport.seconds(service.withoutReady)) s",
        "\(service.cutOff)",
        "\(service.evictionsRefused)", service.availability.map { "\(SimulationReport.percent($0))%" } ?? "–",
      ]
      text +=
        "<tr><td><i style=\"background:\(SimulationChart.color(number))\"></i>\(service.name.xmlText)</td><td>\(service.kind)</td>"
      for number in numbers { text += "<td class=\"n\">\(number)</td>" }
      let style = service.hasFailed ? "bad" : service.verdict == .met ? "good" : "muted"
      text += "<td class=\"\(style)\">\(SimulationReport.target(service).xmlText)</td></tr>\n"
    }
    return text + "</tbody></table></div>\n"
  }

  private static func fixes(_ result: SimulationResult) -> String {
    let fixed = result.services.filter { $0.fix != nil || $0.unfixed != nil }
    guard !fixed.isEmpty || result.search != nil else { return "" }
    var text = "<ul class=\"fixes\">\n"
    if let search = result.search {
      text +=
        "<li>Worst set of lost nodes (\(search.triedText)): <b>\(search.worst.joined(separator: ", ").xmlText)</b></li>\n"
    }
    for service in fixed {
      let title = service.fix == nil ? "No fix for" : "Fix for"
      text +=
        "<li>\(title) <b>\(service.name.xmlText)</b>: \((service.fix ?? service.unfixed ?? "").xmlText)</li>\n"
    }
    return text + "</ul>\n"
  }

  private static func pending(_ result: SimulationResult) -> String {
    guard !result.pending.isEmpty else { return "" }
    var text = "<h3>Pending pods</h3>\n<ul class=\"pending\">\n"
    for (message, pods) in result.pendingByMessage.prefix(100) {
      let more = pods.count > 3 ? " and \(pods.count - 3) more" : ""
      text +=
        "<li><b>\(pods.prefix(3).joined(separator: ", ").xmlText)\(more)</b><br>\(message.xmlText)</li>\n"
    }
    let left = result.pendingByMessage.count - 100
    if left > 0 { text += "<li>and \(left) more \(left == 1 ? "reason" : "reasons")</li>\n" }
    return text + "</ul>\n"
  }

  private static func events(_ result: SimulationResult) -> String {
    let limit = 2000
    guard !result.events.isEmpty else { return "" }
    let count = result.events.count
    let title =
      "\(count) \(count == 1 ? "event" : "events")"
      + (count > limit ? ", of which the first \(limit) are shown" : "")
    var text =
      "<details><summary>\(title)</summary>\n<div class=\"scroll\"><table class=\"events\"><tbody>\n"
    for line in result.events.prefix(limit) {
      text += "<tr><td class=\"n\">\(SimulationReport.clock(line.time))</td><td>\(line.kind.rawValue)</td>"
      text += "<td>\(line.subject.xmlText)</td><td>\(line.text.xmlText)</td></tr>\n"
    }
    if result.events.count > limit {
      text += "<tr><td></td><td></td><td></td><td>… \(result.events.count - limit) more</td></tr>\n"
    }
    return text + "</tbody></table></div></details>\n"
  }

  private static let style = """

    :root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --muted: #59636e; --line: #d1d9e0; --band: #f6f8fa;
      --good: #1a7f37; --bad: #cf222e; --gone: #e9b9bd; }
    @media (prefers-color-scheme: dark) {
      :root { --ground: #0d1117; --ink: #e6edf3; --muted: #9198a1; --line: #30363d; --band: #161b22;
        --good: #3fb950; --bad: #ff7b72; --gone: #5b2126; }
    }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.45 system-ui, sans-serif; }
    main { max-width: 1240px; margin: 0 auto; padding: 20px; }
    h1 { font-size: 22px; margin: 0 0 12px; }
    h2 { font-size: 18px; margin: 28px 0 4px; overflow-wrap: anywhere; }
    h3 { font-size: 15px; margin: 24px 0 6px; }
    nav a { color: inherit; margin-right: 12px; }
    .summary { font-weight: 600; margin: 0 0 12px; }
    .summary span, .muted, .note { color: var(--muted); font-weight: 400; }
    .good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; padding: 4px 10px; border-bottom: 1px solid var(--line); white-space: nowrap; }
    th { color: var(--muted); font-weight: 600; }
    .n { text-align: right; font-variant-numeric: tabular-nums; }
    td i { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin-right: 7px; }
    .events td { white-space: normal; font-size: 13px; vertical-align: top; }
    .fixes, .pending { padding-left: 20px; } .pending li { margin-bottom: 6px; overflow-wrap: anywhere; }
    details { margin-top: 20px; } summary { cursor: pointer; color: var(--muted); }
    svg { display: block; width: 100%; height: auto; }
    svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
    svg .tick { fill: var(--muted); font-size: 11px; }
    svg .grid { stroke: var(--line); stroke-width: 1; }
    svg .band { fill: var(--band); } svg .gone { fill: var(--gone); opacity: .55; }
    svg .pod:hover, svg .hit:hover { stroke: var(--ink); stroke-width: 1.5; }
    svg .none { fill: var(--bad); }

    """
}
