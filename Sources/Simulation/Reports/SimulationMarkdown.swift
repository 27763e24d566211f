internal import Diagnostics

/// Results as Markdown for a pull request.
package enum SimulationMarkdown {
  package static func text(for report: SimulationReport) -> String {
    report.results.map(text).joined(separator: "\n")
  }

  private static func text(for result: SimulationResult) -> String {
    var text = "### \(result.scenario.markdownText): \(result.summary)\n\n"
    text +=
      "| service | replicas | least ready | seconds without ready | cut off | evictions refused | availability | verdict |\n"
    text += "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n"
    for service in result.services {
      let availability = service.availability.map { "\(SimulationReport.percent($0))%" } ?? "–"
      text +=
        "| \(service.name.markdownCode) | \(service.replicas) | \(service.leastReady) | \(SimulationReport.seconds(service.withoutReady)) | "
      text += "\(service.cutOff) | \(service.evictionsRefused) | \(availability) | "
      text +=
        "\(service.hasFailed ? "**\(SimulationReport.target(service))**" : SimulationReport.target(service)) |\n"
    }
    for service in result.services {
      if let fix = service.fix {
        text += "\n- Fix for \(service.name.markdownCode): \(fix.markdownText)"
      } else if let reason = service.unfixed {
        text += "\n- No fix for \(service.name.markdownCode): \(reason.markdownText)"
      }
    }
    if let search = result.search {
      text +=
        "\n\nWorst set of lost nodes (\(search.triedText)): \(search.worst.map(\.markdownCode).joined(separator: ", "))"
    }
    if !result.pending.isEmpty {
      text += "\n\nPending pods:\n"
      for (message, pods) in result.pendingByMessage {
        text +=
          "\n- \(pods.prefix(3).map(\.markdownCode).joined(separator: ", "))\(pods.count > 3 ? " and \(pods.count - 3) more" : ""): \(message.markdownText)"
      }
    }
    for note in result.notes { text += "\n\n\(note.markdownText)" }
    if let bound = result.bound { text += "\n\nThe simulation stopped because \(bound.markdownText)." }
    return text + "\n"
  }
}
