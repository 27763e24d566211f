import ClusterDiff
import Diagnostics
import ManifestTree

/// The calls of `kubectl` that dump what declared objects are compared with.
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

  /// Runs the commands.
  func run() throws(Fault) -> [Dump] {
    var dumps: [Dump] = []
    for call in calls {
      let name = "<\(call.prefix(3).joined(separator: " "))>"
      let result: ProgramOutput
      do {
        result = try Program.run(call)
      } catch {
        throw Fault(diagnostics: [.noKubectl("\(error)")], exitCode: 69)
      }
      guard result.exitCode == 0 else {
        let reason = result.exitCode == 127 ? "it is not installed" : "it ended with \(result.exitCode)"
        throw Fault(diagnostics: [.noKubectl(reason)], exitCode: 69)
      }
      dumps.append(Dump(name: name, bytes: result.output))
    }
    return dumps
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
