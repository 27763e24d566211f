import Diagnostics
import Foundation
import Portolan
import TestSupport
import Testing

@Suite struct `The report of a spec's errors` {
  @Test func `is sorted by position, without duplicates`() throws {
    let app = TestApp(listedServices: [
      Service("b", image: "b:1", file: "B.swift", line: 1) { Port(.http, 0, file: "B.swift", line: 9) },
      Service("c", image: "c:1", file: "A.swift", line: 5) { Port(.http, 0, file: "A.swift", line: 7) },
      Service("d", image: "d:1", file: "A.swift", line: 5) { Port(.http, 0, file: "A.swift", line: 7) },
    ])
    #expect(
      try app.faults().map { "\($0.location?.file ?? "") \($0.shortText)" } == [
        "A.swift 7 out-of-range", "B.swift 9 out-of-range",
      ])
  }

  @Test func `points from a conflict to its other position and suggests names`() throws {
    let app = TestApp(listedServices: [
      Service("frontend", image: "frontend:1", file: "App.swift", line: 3, column: 5) {
        Calls("cartservise", file: "App.swift", line: 4, column: 7)
        Port(.http, 80, file: "App.swift", line: 5, column: 7)
        Port(.http, 81, file: "App.swift", line: 6, column: 7)
      },
      Service("cartservice", image: "cart:1") { Port(.grpc, 7070) },
    ])
    #expect(
      try app.faults() == [
        Diagnostic(
          "spec/unknown-callee", .error, "unknown service 'cartservise'",
          at: FileLocation(file: "App.swift", line: 4, column: 7), fix: "did you mean 'cartservice'?"),
        Diagnostic(
          "spec/repeated-port-name", .error, "two ports are named 'http'",
          at: FileLocation(file: "App.swift", line: 6, column: 7),
          notes: [.init("the first is here", at: FileLocation(file: "App.swift", line: 5, column: 7))],
          fix: "rename one of the two with 'name:'"),
      ])
  }

  /// The golden file contains every message once, so that changes can be reviewed.
  @Test func `matches the golden file of messages`() throws {
    let examples =
      `Errors in ports and calls`.examples + `Errors in names`.examples + `Errors in the app`.examples
      + `Errors in pods`.containers + `Errors in pods`.environment + `Errors in pods`.probes
      + `Errors in pods`.volumes + `Errors in scaling, rollouts and placement`.scaling
      + `Errors in scaling, rollouts and placement`.budgets
      + `Errors in scaling, rollouts and placement`.rollouts
      + `Errors in scaling, rollouts and placement`.placement
      + `Errors in scaling, rollouts and placement`.workloads
      + `Errors in routes`.places + `Errors in routes`.requests + `Errors in routes`.actions
      + `Errors in routes`.destinations + `Errors in resources and the mesh`.resources
      + `Errors in resources and the mesh`.gateways + `Errors in resources and the mesh`.traffic
      + `Errors in resources and the mesh`.security + `Errors in running workloads' fields`.selectors
      + `Errors in running workloads' fields`.pods + `Errors in running workloads' fields`.volumes
      + `Errors in running workloads' fields`.jobs + `Errors in running workloads' fields`.resources
    let texts = try Set(examples.flatMap { try $0.app.faults() }.map(\.fullText)).sorted()
    let text = texts.joined(separator: "\n") + "\n"
    let recorded = try RecordedFile("Tests/ExpansionTests/Golden/Messages.txt").recording(text)
    #expect(recorded == text, RecordedFile.advice)
  }

  @Test func `of a large system takes linear time`() throws {
    // Every callee is misspelled, which would take quadratic time if each were compared with all names.
    let services = (0..<1000).map { number in
      Service("service-\(number)", image: "service:1", line: number + 10) {
        Port(.http, 8080)
        Calls("servise-\(number)", line: number + 10)
      }
    }
    #expect(try TestApp(listedServices: services).faults().count == 1000)
  }
}
