import Foundation
import TestSupport
import Testing

/// Mutated inputs through the built program: it ends with one of its exit codes, whatever it reads.
///
/// A longer search is `PORTOLAN_FUZZ=1000000 swift test --filter Fuzz`; `PORTOLAN_FUZZ_SEED` starts another one.
@Suite(.enabled(if: Tool.isBuilt, Tool.absence)) struct FuzzTests {
  private static let environment = ProcessInfo.processInfo.environment
  /// The number of runs of the program, each of which reads many inputs.
  private static let count = max(4, (environment["PORTOLAN_FUZZ"].flatMap { Int($0) } ?? 3000) / 500)
  private static let seed = environment["PORTOLAN_FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
  private static let textsOfARun = 40

  @Test func `mutated manifests, dumps, and settings end in an exit code`() throws {
    let bench = try SecurityCaseTests.bench()
    let corpus = try bench.contents().values.filter { !$0.isEmpty }.map(Array.init)
      .sorted { $0.lexicographicallyPrecedes($1) }
    var generator = SeededGenerator(seed: Self.seed)
    for number in 0..<Self.count {
      let folder = "run\(number)"
      for text in 0..<Self.textsOfARun {
        let bytes = Self.mutated(corpus, &generator)
        let name = "\(folder)/\(text).\(bytes.first == UInt8(ascii: "{") ? "json" : "yaml")"
        try FileManager.default.createDirectory(at: bench.url(folder), withIntermediateDirectories: true)
        try Data(bytes).write(to: bench.url(name))
      }
      let format = generator.pick(SecurityCaseTests.lintFormats) ?? "text"
      let report = generator.pick(SecurityCaseTests.diffFormats) ?? "text"
      for arguments in [
        ["lint", "--all", "--format", format, folder], ["lint", "--fix", "--check", folder],
        ["diff", folder, "--live", folder, "--format", report, "--explain", "--show-orphans"],
        ["graph", folder, "--experiments", "--format", "html"],
      ] {
        let outcome = try bench.portolan(arguments)
        #expect(
          [0, 1, 65, 66].contains(outcome.exitCode),
          "seed \(Self.seed), run \(number): \(arguments) ended with \(outcome.exitCode)")
      }
      try FileManager.default.removeItem(at: bench.url(folder))
      try Data(Self.mutated([Array(Self.settings.utf8)], &generator)).write(to: bench.url(".portolan.yaml"))
      let outcome = try bench.portolan("lint", "security/gh.yaml")
      #expect(
        [0, 1, 65].contains(outcome.exitCode), "seed \(Self.seed), run \(number): settings, \(outcome.errors)"
      )
      try FileManager.default.removeItem(at: bench.url(".portolan.yaml"))
    }
  }

  @Test(.enabled(if: Tool.canCompile, Tool.compilerAbsence))
  func `mutated values and assignments end in an exit code`() throws {
    let bench = try Workbench()
    try bench.addSpec("Shop.swift")
    var generator = SeededGenerator(seed: Self.seed)
    for number in 0..<Self.count {
      try Data(Self.mutated([Array(Self.values.utf8)], &generator)).write(to: bench.url("values.yaml"))
      let assignment = String(
        decoding: Self.mutated(
          [Array("cart.replicaCount=3,cart.env.A={a,b},cart.args[1]=x".utf8)], &generator
        )
        .filter { $0 != 0 }, as: UTF8.self)
      for arguments in [["--values", "values.yaml"], ["--set=\(assignment)"]] {
        let outcome = try bench.portolan(["render", "Shop.swift"] + arguments)
        #expect(
          [0, 64, 65].contains(outcome.exitCode),
          "seed \(Self.seed), run \(number): \(arguments), \(outcome.exitCode)")
      }
    }
  }

  private static let settings =
    "lint:\n  preset: production\n  fail-on: error\n  kubernetes: 1.31\n  rules:\n    exposed-twice: off\n"
    + "    short-grace-period: {severity: error, seconds: 20}\ndiff:\n  ignore:\n  - Deployment/cart:spec.replicas\n"
  private static let values =
    "cart:\n  replicaCount: 3\n  image: {repository: example.com/cart, tag: '1'}\n  resources: {requests: {cpu: 10m}}\n"
    + "frontend: {env: {A: b}, nodeSelector: {a: b}}\nglobal: {imageRegistry: x}\n"

  private static let words: [String] = [
    "---\n", "&a ", "*a", "<<: ", "{", "}", "[", "]", "\u{1B}[2J", "\u{FEFF}", "!!binary ", "|", ">-\n", "? ",
    ": ", "\0",
    "\t", "\r\n", "::error::", "\u{202E}", "9223372036854775808", "-1", "1e400", ".inf", "null", "${A}",
    "{{ .Values }}",
    "\"", "'", "#", "A\u{30A}", "99999999999999999999Gi",
  ]

  /// A string of the corpus with a few changes.
  private static func mutated(_ corpus: [[UInt8]], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = generator.pick(corpus) ?? []
    for _ in 0...Int.random(in: 0..<6, using: &generator) {
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let end = min(bytes.count, place + Int.random(in: 0..<40, using: &generator))
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
      case 1: bytes.removeSubrange(place..<end)
      case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 3: bytes.removeSubrange(place...)
      case 4:
        let other = generator.pick(corpus) ?? []
        let from = Int.random(in: 0...other.count, using: &generator)
        bytes.insert(contentsOf: other[from..<min(other.count, from + 60)], at: place)
      default: bytes.insert(contentsOf: Array((generator.pick(words) ?? "").utf8), at: place)
      }
    }
    return bytes
  }
}
