import ClusterDiff
import Diagnostics
import ManifestTree

/// The `kubectl` calls that dump the live objects for a comparison.
struct DumpCommand {
  private let calls: [[String]]

  init(for declared: [Object], namespace: String?, context: String?) {
    let scopes = DumpScope.scopes(of: declared, namespace: namespace)
    calls = scopes.map { scope in
      var call = ["kubectl"]
      if let context, !context.isEmpty { call += ["--context", context] }
      call += ["get", scope.resources.joined(separator: ",")]
      if let namespace = scope.namespace { call += ["--namespace", namespace] }
      return call + ["--show-managed-fields", "--output", "json"]
    }
  }

  /// The commands, one per line.
  var text: String { calls.map { $0.map(\.shellQuoted).joined(separator: " ") + "\n" }.joined() }

  /// Runs the commands; a kind that the cluster does not serve gives no objects.
  func run() throws(CommandFailure) -> [Dump] {
    var dumps: [Dump] = []
    for call in calls {
      if let dump = try Self.dump(by: call) { dumps.append(dump) }
    }
    return dumps
  }

  /// The maximum output of `kubectl`: more than any namespace contains, and less than a machine's memory.
  private static let limit = 2 << 30

  /// The dump of a call; nil if the cluster serves none of its kinds.
  private static func dump(by call: [String]) throws(CommandFailure) -> Dump? {
    guard let verb = call.firstIndex(of: "get"), call.indices.contains(verb + 1) else { return nil }
    var resources = call[verb + 1].split(separator: ",").map(String.init)
    while !resources.isEmpty {
      var call = call
      call[verb + 1] = resources.joined(separator: ",")
      let result: ProgramOutput
      do {
        result = try Program.run(call, limit: limit, readsErrors: true)
      } catch {
        throw CommandFailure(diagnostics: [.noKubectl("\(error)")], exitCode: 69)
      }
      guard !result.isCut else {
        throw CommandFailure(
          diagnostics: [.noKubectl("it writes more than \(limit >> 30) GiB")], exitCode: 69)
      }
      if result.exitCode == 0 {
        StandardStreams.report(warnings(in: result.errors))
        return Dump(name: "<\(call.prefix(3).joined(separator: " "))>", bytes: result.output)
      }
      let unknown = unknownResource(in: result.errors)
      let rest = resources.filter { !hasName($0, unknown) }
      guard unknown != nil, rest.count < resources.count else {
        let words = result.errors.split(separator: "\n").last.map { ": \($0)" } ?? ""
        let reason =
          result.exitCode == 127 ? "it is not installed" : "it ended with \(result.exitCode)\(words)"
        throw CommandFailure(diagnostics: [.noKubectl(reason)], exitCode: 69)
      }
      StandardStreams.report(resources.filter { hasName($0, unknown) }.map(Diagnostic.unknownKind))
      resources = rest
    }
    return nil
  }

  /// The resource type that the cluster does not serve, from the error message of `kubectl`.
  private static func unknownResource(in errors: String) -> String? {
    guard let start = errors.firstRange(of: "doesn't have a resource type \"") else { return nil }
    return String(errors[start.upperBound...].prefix { $0 != "\"" })
  }

  /// Whether a resource such as `driver.csi.ceph.io` is the one in the message of `kubectl`, with or without its group.
  private static func hasName(_ resource: String, _ name: String?) -> Bool {
    guard let name else { return false }
    return resource == name || resource.prefix { $0 != "." } == name
      || name.split(separator: ".").first.map { resource.hasPrefix("\($0).") && resource.hasPrefix(name) }
        ?? false
  }

  private static func warnings(in errors: String) -> [Diagnostic] {
    errors.split(separator: "\n").prefix(20).map {
      Diagnostic("input/kubectl", .warning, "kubectl: \($0)", at: nil)
    }
  }
}

extension Diagnostic {
  fileprivate static func noKubectl(_ reason: String) -> Diagnostic {
    Diagnostic(
      "input/no-kubectl", .error, "kubectl cannot dump the cluster: \(reason)", at: nil,
      fix:
        "make the dump where kubectl works, with the commands of --print-dump-command, and name it with --live"
    )
  }

  fileprivate static func unknownKind(_ resource: String) -> Diagnostic {
    Diagnostic(
      "input/unknown-kind", .warning,
      "the cluster has no resource type '\(resource)': its objects are missing",
      at: nil, fix: "install the CustomResourceDefinition")
  }
}

extension String {
  fileprivate var shellQuoted: String {
    let isPlain =
      !isEmpty
      && utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ","),
          UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"):
          true
        default: false
        }
      }
    return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
  }
}
