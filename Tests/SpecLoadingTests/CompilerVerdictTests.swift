import Diagnostics
import Testing

@testable import SpecLoading

/// The compiler's errors, each reported once.
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

  private static let typingErrors = [
    ("memory:", "mem:", "9:46 unknown argument 'mem'", "did you mean 'memory'?"),
    (
      ".readiness", ".rediness", "8:14 unknown member 'rediness' in 'Probe.Purpose'",
      "did you mean 'readiness'?"
    ),
    ("Port(", "Prot(", "7:7 cannot find 'Prot' in scope", "did you mean 'Port'?"),
    (".replicas(2)", ".replica(2)", "11:6 unknown member 'replica' in 'Service'", "did you mean 'replicas'?"),
    (
      "cpu: .exactly(\"100m\"), memory: .exactly(\"64Mi\")",
      "memory: .exactly(\"64Mi\"), cpu: .exactly(\"100m\")",
      "9:43 argument 'cpu' must precede argument 'memory'", "write 'cpu:' before 'memory:'"
    ),
    (
      ".exactly(\"64Mi\"))", ".exactly(64))",
      "9:57 cannot convert value of type 'Int' to expected argument type 'Quantity'",
      "write the quantity as a string, such as \"64Mi\" or \"100m\""
    ),
    (
      "Port(.http, 8080)", "Calls(\"b\", port: 80)",
      "7:24 cannot convert value of type 'Int' to expected argument type 'String'",
      "use the name of the port, such as \"http\""
    ),
    (
      ".exactly(\"64Mi\"))", "\"64Mi\")",
      "9:48 cannot convert value of type 'String' to expected argument type 'Resources.Amount'",
      "write '.request', '.limit', or '.exactly'"
    ),
    (
      ".replicas(2)", ".replicas(count: 2)", "11:14 extraneous argument label 'count:' in call",
      "remove 'count:'"
    ),
    (".replicas(2)", ".replicas(2, max: 3)", "11:23 unknown argument 'max'", "write 'replicas(_:)'"),
    (
      "Port(.http, 8080)", "Port(servedAt: 80, .http, 8080)",
      "7:11 no overload of this call has the argument labels 'servedAt:_:_:'",
      "write 'Port(_:_:servedAt:name:nodePort:hostPort:appProtocol:servedAs:inPod:)'"
    ),
    (
      ".replicas(2)", ".routed { }", "11:13 missing arguments 'at' and 'through'", "add 'at: …, through: …'"
    ),
    (
      ".replicas(2)", ".draining(\"5s\")", "11:15 missing argument label 'for:' in call",
      "write 'for:' before the value"
    ),
    (
      ".replicas(2)", ".disruptionBudget(1)", "11:6 no overload of this call accepts these arguments",
      "write 'disruptionBudget(minAvailable:unhealthyPods:named:)' or "
        + "'disruptionBudget(maxUnavailable:unhealthyPods:named:)'"
    ),
    (
      ".replicas(2)", ".placed(on: profile == .spto ? .spot(.eks) : .anywhere)",
      "11:29 unknown member 'spto' in 'Profile'", "did you mean 'spot'?"
    ),
    (
      ".replicas(2)", ".placed(on: .nodes(\"node-role\", \"spot\"))",
      "11:24 cannot convert value of type 'String' to expected argument type 'KeyValues'",
      "write 'nodes([\"node-role\": \"spot\"])'"
    ),
    (
      "Port(.http, 8080)", "Volume.emptyDir(\"cache\", at: \"/cache\")",
      "7:14 unknown member 'emptyDir' in 'Volume'",
      "write 'Volume(_:_:at:subPath:readOnly:)'"
    ),
    (
      ".replicas(2)", ".statefulSet()", "11:6 unknown member 'statefulSet' in 'Service'",
      "write '.statefulSet' after the name of the service, such as 'Service(\"a\", .statefulSet, image: …)'"
    ),
    (
      ".replicas(2)", ".rollout(1)",
      "11:14 cannot convert value of type 'Int' to expected argument type 'RolloutStrategy'",
      "write '.rolling', '.recreate', '.onDelete', or '.partition'"
    ),
    (
      ".replicas(2)", ".labeled([\"a\", \"b\"])", "11:14 an array is not allowed here: expected a dictionary",
      "write 'labeled([\"a\": \"b\"])'"
    ),
    (
      ".replicas(2)", ".labeled(\"a\", \"b\", pods: false)",
      "11:14 cannot convert value of type 'String' to expected argument type 'KeyValues'",
      "write a dictionary, such as '[\"a\": \"b\"]'"
    ),
    (
      ".replicas(2)", ".podLabels(a: \"b\", c: \"d\")",
      "11:19 cannot convert value of type 'String' to expected argument type 'KeyValues'",
      "write 'podLabels([\"a\": \"b\", \"c\": \"d\"])'"
    ),
    (
      ".replicas(2)", ".podLabels(\"a=b\")",
      "11:16 cannot convert value of type 'String' to expected argument type 'KeyValues'",
      "write 'podLabels([\"a\": \"b\"])'"
    ),
    (
      "Port(.http, 8080)", "Expose(as: .nodePort(), labels: \"a\")",
      "7:39 cannot convert value of type 'String' to expected argument type 'KeyValues'",
      "write 'labels: [\"a\": \"…\"]'"
    ),
    (
      "Port(.http, 8080)", "Subset(\"v1\", \"version\", \"v1\")",
      "7:20 cannot convert value of type 'String' to expected argument type 'KeyValues'",
      "write 'labels: [\"version\": \"v1\"]'"
    ),
    (
      ".replicas(2)", ".annotations(\"a\", \"b\")", "11:6 unknown member 'annotations' in 'Service'",
      "did you mean 'annotated'?"
    ),
    (
      "Port(.http, 8080)", "Environment(\"a\", \"b\")",
      "7:7 'Environment' cannot be constructed because it has no accessible initializers",
      "did you mean 'Env'?"
    ),
    (
      "Port(.http, 8080)", "Port(8080)", "7:16 missing argument 2",
      "write the protocol before the number, such as 'Port(.http, 8080)'"
    ),
    (
      "Port(.http, 8080)", "Port(.http, 8080)\n.replicas(2)", "8:2 unknown member 'replicas' in 'Port'",
      "write '.replicas' after the '}' of the service, where its modifiers belong"
    ),
    (
      "Port(.http, 8080)", "ConfigMap(\"a\", [:])",
      "7:7 'ConfigMap' is not allowed here: expected 'ServicePart'",
      "declare parts of the whole system in 'resources(in:)', and services in 'services(in:)'"
    ),
    (
      "Port(.http, 8080)", "Sidecar(\"a\", image: \"a:1\") { Volume(\"v\", .emptyDir()) }",
      "7:36 'Volume' is not allowed here: expected 'ContainerPart'",
      "move 'Volume' out of the container, to the parts of the service"
    ),
    (
      "Port(.http, 8080)", "Match(.prefix(\"/\"))",
      "7:7 'Match' is not allowed here: expected 'ServicePart'",
      "write 'Match' in the block of the modifier '.routed(at:through:)' or '.routedInMesh' of a service"
    ),
    (
      "import Portolan",
      """
      import Portolan
      struct Common: SharedParts { var parts: [any ServicePart] { Port(.http, 80) } }
      func logs() -> Sidecar { Sidecar("logs", image: "x/l:1") { Common() } }
      """,
      "3:60 'Common' is not allowed here: expected 'ContainerPart'",
      "list the parts of 'Common' in the container instead, because only services accept shared parts"
    ),
  ]

  /// The errors in ``typingErrors``, which are compiled as the files of one spec, because each compilation takes a second.
  private static let found = Task {
    var files = [
      "App.swift": """
      import Portolan

      @main struct Shop: App {
        let name = "shop"
        func services(in profile: Profile) -> [Service] { Shop0().services(in: profile) }
      }
      """
    ]
    for (number, (right, wrong, _, _)) in typingErrors.enumerated() {
      files["Shop\(number).swift"] = spec.replacing("@main struct Shop", with: "struct Shop\(number)")
        .replacing(right, with: wrong)
    }
    let bench = try Workbench(files)
    let error = try await bench.fault(bench.request(""))
    return (error.transcript, Dictionary(grouping: error.diagnostics) { $0.location?.file ?? "" })
  }

  @Test(arguments: typingErrors.indices)
  func `a misspelled name is one error with the intended name`(_ number: Int) async throws {
    let (_, _, fault, fix) = Self.typingErrors[number]
    let (transcript, diagnostics) = try await Self.found.value
    #expect(transcript == "")
    let here = diagnostics.filter { $0.key.hasSuffix("/Shop\(number).swift") }.flatMap(\.value)
    #expect(here.map(\.placed) == [fault])
    #expect(here.map(\.fix) == [fix])
  }

  @Test(arguments: [
    ("import Portolan", "", "1:1 the spec does not import 'Portolan'", "add 'import Portolan'"),
    (
      "    }\n    .replicas", "    .replicas", "6:34 '{' and '}' do not match here, as the indentation shows",
      "add the missing '}', or remove the extra one"
    ),
    (
      ".replicas(2)", ".placed(on: .nodes(\"a\": \"b\"))", "11:27 expected ',' separator",
      "write the keys and values in brackets, such as '[\"a\": \"b\"]'"
    ),
    (
      "Port(.http, 8080)", "Port(.http, 8080", "7:23 expected ',' separator",
      "separate the arguments with ',', and write ')' after the last one"
    ),
  ])
  func `a mistake that hides others is one error with its fix`(
    _ right: String, _ wrong: String, _ fault: String, _ fix: String
  ) async throws {
    let bench = try Workbench(["App.swift": Self.spec.replacing(right, with: wrong)])
    let error = try await bench.fault()
    #expect(error.transcript == "")
    #expect(error.diagnostics.map(\.placed) == [fault])
    #expect(error.diagnostics.map(\.fix) == [fix])
  }

  @Test func `an error in another argument is reported beside strings in place of a dictionary`() async throws
  {
    let wrong = "Expose(3, as: .nodePort(), labels: \"a\")"
    let bench = try Workbench(["App.swift": Self.spec.replacing("Port(.http, 8080)", with: wrong)])
    let error = try await bench.fault()
    #expect(error.diagnostics.map(\.fix) == ["write the value in quotes", "write 'labels: [\"a\": \"…\"]'"])
  }

  @Test func `errors that follow from an unknown name are left out of the compiler's text`() async throws {
    let wrong = "Frobnicate(match: .prefix(\"/\"), to: .zone(.near))"
    let bench = try Workbench(["App.swift": Self.spec.replacing("Port(.http, 8080)", with: wrong)])
    let error = try await bench.fault()
    #expect(error.transcript.contains("App.swift:7:7: error: cannot find 'Frobnicate' in scope"))
    #expect(error.transcript.contains(wrong), "the source line")
    #expect(!error.transcript.contains("cannot infer"))
    #expect(!error.diagnostics.contains { $0.message.contains("cannot infer") })
  }

  @Test func `a misspelled member of the spec's own extension is corrected`() async throws {
    let own = "extension Service { func hardenedForProduction() -> Service { replicas(3) } }"
    let text = Self.spec.replacing(".replicas(2)", with: ".hardenedForProdution()") + "\n" + own
    let error = try await Workbench(["App.swift": text]).fault()
    #expect(error.diagnostics.map(\.fix) == ["did you mean 'hardenedForProduction'?"])
  }

  @Test(arguments: [
    ("Port(.http, 8080)", "Port(.http 8080)", "7:18 expected ',' separator"),
    ("Port(.http, 8080)", "Calls(\"a\", as: \"A\"", "7:25 expected ',' separator"),
  ])
  func `a syntax error is one error`(
    _ right: String, _ wrong: String, _ fault: String
  ) async throws {
    let bench = try Workbench(["App.swift": Self.spec.replacing(right, with: wrong)])
    let error = try await bench.fault()
    #expect(error.diagnostics.map(\.placed) == [fault])
  }
}

extension Diagnostic {
  /// The line, the column, and the message.
  fileprivate var placed: String { "\(location.map { "\($0.line):\($0.column)" } ?? "") \(message)" }
}
