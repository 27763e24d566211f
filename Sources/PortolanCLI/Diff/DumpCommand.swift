import ClusterDiff
import Diagnostics
import KubernetesFacts
import ManifestTree

/// The `kubectl` calls that dump the live objects for a comparison.
struct DumpCommand {
  private let calls: [Call]

  /// One call of `kubectl`: the arguments before the resources, and the resources.
  private struct Call {
    let options: [String]
    let resources: [String]

    /// Nothing after `--` is an option.
    func words(for resources: [String]) -> [String] {
      ["kubectl"] + options + ["--", resources.joined(separator: ",")]
    }
  }

  /// Creates the calls for the kinds and namespaces of the declared objects.
  /// - Throws: ``CommandFailure`` with the exit code 64 for an invalid context or namespace, or 65 for an object whose
  ///   kind, API group, or namespace no cluster accepts. Such names are not passed to `kubectl`.
  init(for declared: [Object], namespace: String?, context: String?) throws(CommandFailure) {
    if let fault = Self.fault(ofContext: context) ?? Self.fault(ofNamespace: namespace) {
      throw CommandFailure(diagnostics: [fault], exitCode: 64)
    }
    let faults = declared.flatMap(Self.faults)
    guard faults.isEmpty else { throw CommandFailure(diagnostics: faults, exitCode: 65) }
    calls = DumpScope.scopes(of: declared, namespace: namespace).map { scope in
      var options: [String] = []
      if let context, !context.isEmpty { options += ["--context", context] }
      options.append("get")
      if let namespace = scope.namespace { options += ["--namespace", namespace] }
      return Call(
        options: options + ["--show-managed-fields", "--output", "json"], resources: scope.resources)
    }
  }

  /// The commands, one per line.
  var text: String {
    calls.map { $0.words(for: $0.resources).map(\.shellQuoted).joined(separator: " ") + "\n" }.joined()
  }

  /// Runs the commands.
  ///
  /// Kinds that the cluster does not serve are left out of the dump.
  /// - Throws: ``CommandFailure`` with the exit code 69 if `kubectl` is missing or fails, or if its output exceeds the
  ///   limit.
  func run() throws(CommandFailure) -> [Dump] {
    var dumps: [Dump] = []
    for call in calls {
      if let dump = try Self.dump(by: call) { dumps.append(dump) }
    }
    return dumps
  }

  /// The maximum output of `kubectl` in bytes: more than namespaces usually contain, and less than the memory of most
  /// machines.
  private static let limit = 2 << 30

  /// The dump of a call; nil if the cluster has none of its kinds.
  private static func dump(by call: Call) throws(CommandFailure) -> Dump? {
    var resources = call.resources
    while !resources.isEmpty {
      let result: ProgramOutput
      do {
        result = try Program.run(call.words(for: resources), limit: limit, readsErrors: true)
      } catch {
        throw CommandFailure(diagnostics: [.noKubectl("\(error)")], exitCode: 69)
      }
      guard !result.isCut else {
        throw CommandFailure(
          diagnostics: [
            .noKubectl(
              "the output is larger than \(limit >> 30) GiB",
              fix: "run the commands that --print-dump-command prints, and pass the dumps with --live")
          ], exitCode: 69)
      }
      if result.exitCode == 0 {
        StandardStreams.report(warnings(in: result.errors))
        return Dump(name: "<kubectl get \(resources.joined(separator: ","))>", bytes: result.output)
      }
      let unknown = unknownResource(in: result.errors)
      let rest = resources.filter { !hasName($0, unknown) }
      guard unknown != nil, rest.count < resources.count else {
        let words = result.errors.split(separator: "\n").last.map { ": \($0)" } ?? ""
        throw CommandFailure(
          diagnostics: [
            result.exitCode == 127
              ? .noKubectl("kubectl is not installed", isMissing: true)
              : .noKubectl("kubectl exited with code \(result.exitCode)\(words)")
          ], exitCode: 69)
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

  /// Whether the message of `kubectl` is about a resource such as `driver.csi.ceph.io`, with or without its group.
  private static func hasName(_ resource: String, _ name: String?) -> Bool {
    guard let name else { return false }
    return resource == name || resource.prefix { $0 != "." } == name
      || name.split(separator: ".").first.map { resource.hasPrefix("\($0).") && resource.hasPrefix(name) }
        ?? false
  }

  private static func fault(ofContext context: String?) -> Diagnostic? {
    guard let context, context.hasPrefix("-") || context.unicodeScalars.contains(where: { $0.value < 0x20 })
    else { return nil }
    return .invalidName(
      of: "context", context,
      expected: "the name of a context in the kubeconfig file, without '-' at the start", at: nil)
  }

  private static func fault(ofNamespace namespace: String?, at location: FileLocation? = nil) -> Diagnostic? {
    guard let namespace, !NameForm.label.accepts(namespace) || namespace.utf8.count > NameForm.label.limit
    else { return nil }
    return .invalidName(
      of: "namespace", namespace, expected: "at most \(NameForm.label.limit) \(NameForm.label.expected)",
      at: location)
  }

  private static func faults(of object: Object) -> [Diagnostic] {
    let (identity, place) = (object.identity, object.origin.location)
    var faults = [fault(ofNamespace: identity.namespace, at: place)].compactMap(\.self)
    if !NameForm.kind.accepts(identity.kind) || identity.kind.utf8.count > NameForm.kind.limit {
      faults.append(
        .invalidName(
          of: "kind", identity.kind, expected: "at most \(NameForm.kind.limit) \(NameForm.kind.expected)",
          at: place))
    }
    if !identity.group.isEmpty, !NameForm.subdomain.accepts(identity.group) {
      faults.append(
        .invalidName(of: "API group", identity.group, expected: NameForm.subdomain.expected, at: place))
    }
    return faults
  }

  private static func warnings(in errors: String) -> [Diagnostic] {
    errors.split(separator: "\n").prefix(20).map {
      Diagnostic("input/kubectl", .warning, "kubectl: \($0)", at: nil)
    }
  }
}

extension Diagnostic {
  fileprivate static func noKubectl(
    _ reason: String, isMissing: Bool = false, fix: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      isMissing ? "input/no-kubectl" : "input/kubectl", .error, "cannot dump the cluster: \(reason)", at: nil,
      fix: fix
        ?? "\(isMissing ? "install kubectl" : "correct the problem"), or, on a machine where kubectl works, run the commands that --print-dump-command prints, and pass the dump with --live"
    )
  }

  fileprivate static func invalidName(
    of thing: String, _ name: String, expected: String, at location: FileLocation?
  ) -> Diagnostic {
    Diagnostic(
      "input/invalid-name", .error, "invalid \(thing) '\(name)': expected \(expected)", at: location,
      fix: "correct the name, or compare with a dump (--live)")
  }

  fileprivate static func unknownKind(_ resource: String) -> Diagnostic {
    Diagnostic(
      "input/unknown-kind", .warning,
      "the cluster has no resource type '\(resource)', so all objects of this type are missing",
      at: nil, fix: "use a kind that the cluster serves, or install its CustomResourceDefinition")
  }
}
