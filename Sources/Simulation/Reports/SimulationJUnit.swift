internal import Diagnostics

/// Results as JUnit tests: a test suite for each scenario, a test for each service.
package enum SimulationJUnit {
  package static func text(for report: SimulationReport) -> String {
    let count = report.results.reduce(0) { $0 + $1.services.count }
    let failures = report.results.reduce(0) { $0 + $1.services.count(where: \.hasFailed) }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"portolan simulate\" tests=\"\(count)\" failures=\"\(failures)\">\n"
    for result in report.results {
      let failures = result.services.count(where: \.hasFailed)
      text +=
        "  <testsuite name=\"\(result.scenario.xmlText)\" tests=\"\(result.services.count)\" failures=\"\(failures)\">\n"
      for service in result.services {
        text += "    <testcase classname=\"\(result.scenario.xmlText)\" name=\"\(service.name.xmlText)\""
        guard service.hasFailed else {
          text += "/>\n"
          continue
        }
        text +=
          ">\n      <failure type=\"\(service.verdict.rawValue)\" message=\"\(words(service).xmlText)\">"
        text +=
          "\((service.fix.map { "fix: \($0)" } ?? service.unfixed ?? "").xmlText)</failure>\n    </testcase>\n"
      }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func words(_ service: ServiceResult) -> String {
    var words = SimulationReport.target(service)
    if let availability = service.availability {
      words += ": availability \(SimulationReport.percent(availability))%"
    }
    return words
      + ", at least \(service.leastReady) of \(service.replicas) ready, \(service.cutOff) "
      + "\(service.cutOff == 1 ? "pod" : "pods") cut off requests"
  }
}
