import Diagnostics
import Foundation
import Synchronization
import Testing

@testable import SpecLoading

/// A folder with a spec, an empty cache, and an empty temporary folder, for one test.
final class Workbench: Sendable {
  let folder: String
  let calls = Calls()

  /// How often each hook was called.
  final class Calls: Sendable {
    private let counts = Mutex<[String: Int]>([:])
    func count(_ name: String) { counts.withLock { $0[name, default: 0] += 1 } }
    var compiled: Int { counts.withLock { $0["compiled"] ?? 0 } }
    var evaluated: Int { counts.withLock { $0["evaluated"] ?? 0 } }
  }

  init(_ files: [String: String] = [:]) throws {
    folder = try Files.makeFreshFolder("\(NSTemporaryDirectory())portolan-tests-")
    for name in ["spec", "temporary"] { try Files.makeFolder("\(folder)/\(name)") }
    for (name, text) in files { try write(text, to: name) }
  }

  /// Creates a workbench with a spec of one service, preceded by `statement`.
  convenience init(statement: String) throws {
    try self.init(["App.swift": Workbench.spec(statement)])
  }

  #if canImport(Darwin)
    static let systemModule = "Darwin"
  #elseif canImport(Glibc)
    static let systemModule = "Glibc"
  #elseif canImport(Musl)
    static let systemModule = "Musl"
  #endif

  deinit { try? Files.remove(folder) }

  /// A whole spec; `statement` is in line 8, from column 5.
  static func spec(_ statement: String = "") -> String {
    """
    import Portolan

    @main
    struct Shop: App {
      let name = "shop"

      func services(in profile: Profile) -> [Service] {
        \(statement)
        return [Service("cart", image: "example.com/cart:1")]
      }
    }
    """
  }

  func write(_ text: String, to name: String) throws {
    try Files.save(Array(text.utf8), to: "\(folder)/spec/\(name)")
  }

  var cache: CacheFolder { CacheFolder("\(folder)/cache") }

  /// The remaining files in the temporary folder.
  var leftovers: [String] { (try? Files.names(in: "\(folder)/temporary")) ?? [] }

  func environment(_ variables: [String: String] = [:]) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("PORTOLAN_") }
    environment["TMPDIR"] = "\(folder)/temporary"
    return environment.merging(variables) { $1 }
  }

  func request(
    _ name: String = "App.swift", _ variables: [String: String] = [:], limits: SpecLimits = SpecLimits()
  ) -> SpecRequest {
    SpecRequest("\(folder)/spec/\(name)", environment: environment(variables), limits: limits)
  }

  /// Loads with the workbench's cache and counts the hooks.
  func load(_ request: SpecRequest? = nil, cache: CacheFolder? = nil, reusing: Bool = true) async throws
    -> EvaluatedSpec
  {
    let hooks = LoadingHooks(
      didCompile: { [calls] _ in calls.count("compiled") },
      didEvaluate: { [calls] _ in calls.count("evaluated") })
    let loader = SpecLoader(cache: cache ?? self.cache, reusesResults: reusing, hooks: hooks)
    let outcome = try #require(await loader.load([request ?? self.request()]).first)
    return try outcome.get()
  }

  /// Loads a spec that is expected to fail.
  func fault(_ request: SpecRequest? = nil) async throws -> SpecLoadingError {
    do {
      let spec = try await load(request)
      Issue.record("the spec has a result: \(String(decoding: spec.payload, as: UTF8.self))")
    } catch let error as SpecLoadingError {
      return error
    }
    throw CancellationError()
  }
}

/// The prerequisites of tests that compile specs.
enum Prerequisites {
  static let compiler: Comment = "needs swiftc on PATH, and the Portolan library beside the tests"
  static let areMet: Bool = {
    let environment = ProcessInfo.processInfo.environment.filter { $0.key != "PORTOLAN_LIBRARY" }
    return (try? Toolchain(in: environment)) != nil && (try? PortolanLibrary(in: environment)) != nil
  }()
}

extension EvaluatedSpec {
  /// Whether the payload contains a string; a payload has the number of a string's bytes before the bytes.
  func says(_ text: String) -> Bool { payload.contains([UInt8(text.utf8.count)] + text.utf8) }
}
