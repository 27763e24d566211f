import Diagnostics
import Testing

@testable import SpecLoading

/// The compiler's errors, each fault once.
@Suite(.enabled(if: Prerequisites.areMet, Prerequisites.compiler))
struct CompilerVerdictTests {
  private static let spec = """
    import Portolan

    @main struct Shop: App {
      let name = "shop"
      func services(in profile: Profile) -> [Service] {
        Service("a", image: "x/a:1") {
          Port(.http, 8080)
          Probe(.readiness, .http("/r"))
          Resources(cpu: .exactly("100m"), memory: .exactly("64Mi"))
        }
        .replicas(2)
      }
    }
    """

  @Test(arguments: [
    ("memory:", "mem:", "9:46 unknown argument 'mem'", "did you mean 'memory'?"),
    (
      ".readiness", ".rediness", "8:14 unknown member 'rediness' of 'Probe.Purpose'",
      "did you mean 'readiness'?"
    ),
    ("import Portolan", "", "1:1 the spec does not import 'Portolan'", "add 'import Portolan'"),
    (
      "    }\n    .replicas", "    .replicas", "6:34 '{' and '}' do not match here, as the indentation shows",
      "add the missing '}', or remove the one too many"
    ),
    ("Port(", "Prot(", "7:7 cannot find 'Prot' in scope", "did you mean 'Port'?"),
    (".replicas(2)", ".replica(2)", "11:6 unknown member 'replica' of 'Service'", "did you mean 'replicas'?"),
  ])
  func `a slip is one error with the name that was meant`(
    _ right: String, _ wrong: String, _ fault: String, _ fix: String
  ) async throws {
    let bench = try Workbench(["App.swift": Self.spec.replacing(right, with: wrong)])
    let error = try await bench.fault()
    #expect(error.transcript == "")
    #expect(error.diagnostics.count == 1)
    let found = try #require(error.diagnostics.first)
    #expect("\(found.location.map { "\($0.line):\($0.column)" } ?? "") \(found.message)" == fault)
    #expect(found.fix == fix)
  }
}
