/// The types of the DSL's arguments, for the declarations of constants with their values.
enum ArgumentType {
  /// The type of an argument; nil if it is not known here.
  static func name(of call: String, _ label: String?, _ values: [Expression]) -> String? {
    guard let type = required(call, label, values.filter { $0 != .null }) else { return nil }
    return values.contains(.null) ? "\(type)?" : type
  }

  private static func required(_ call: String, _ label: String?, _ values: [Expression]) -> String? {
    if let label, durations.contains(label) { return "Duration" }
    switch (call, label) {
    case ("Resources", "cpu"), ("Resources", "memory"), ("Resources", "ephemeralStorage"):
      return "Resources.Amount"
    case ("ClaimTemplate", nil), ("PersistentVolumeClaim", nil), (".request", _), (".limit", _),
      (".exactly", _), (".average", nil), (_, "average"), (_, "sizeLimit"), (_, "divisor"),
      (".ephemeral", nil),
      (_, "extended"), (_, "extendedLimits"), (_, "value"):
      return values.allSatisfy(\.isText) ? "Quantity" : nil
    case (".draining", "for"), (".terminationGracePeriod", nil): return "Duration"
    case (".disruptionBudget", "minAvailable"), (".disruptionBudget", "maxUnavailable"),
      (".rolling", "surge"), (".rolling", "unavailable"):
      return "IntOrPercent"
    case (".placed", "on"): return "NodePlacement"
    case ("ConfigMap", "files") where values.allSatisfy(\.isCollection): return "FileReferences"
    case (".header", nil), (".query", nil), ("CORS", "origins"): return "TextMatch"
    case (".init", "percent"), (".mirroring", "percent"), ("Match", "retries"), (_, "port"), (_, "on"),
      (".patch", _),
      ("Authorize", _):
      return nil
    default: break
    }
    if values.allSatisfy(\.isInteger) { return "Int" }
    guard values.allSatisfy(\.isText) else { return nil }
    return label.map(texts.contains) ?? unlabeled.contains(call) ? "String" : nil
  }

  /// The labels of arguments whose constants get the type `Duration`.
  static let durations: Set<String> = [
    "timeout", "perTry", "after", "every", "interval", "endpointDelay", "grace", "minReady",
    "progressDeadline", "deadline", "keptFor", "startingDeadline", "connectTimeout", "idleTimeout",
    "baseEjectionTime", "idle", "maxAge", "expires", "lifetime", "stabilization",
  ]

  /// The labels of arguments whose constants get the type `String` if all values are strings; values of maps have the
  /// label `""`.
  static let texts: Set<String> = [
    "", "image", "containerName", "storageClass", "at", "through", "named", "subPath", "credential", "host",
    "path",
    "key", "secret", "configMap", "field", "prefix", "name", "schedule", "className", "address", "subset",
    "because", "servedAs", "appProtocol", "resource", "of", "from", "by", "subdomain", "scheme", "summary",
    "volume", "subPathExpression", "existing", "hosts", "sourceRanges", "methods", "headers", "exposed",
    "addresses", "endpoints", "nameservers", "searches", "files", "ports", "keys", "drop", "add", "remove",
    "names", "sni",
    "server", "mode", "type", "timeZone", "audience", "as",
  ]

  /// The calls whose arguments without a label get constants of the type `String` if all values are strings.
  static let unlabeled: Set<String> = [
    "Env", "Args", "Command", "Mount", "Volume", "Device", "WorkingDirectory", "Calls", "Object", "HostAlias",
    "Subset", "Toleration", "Service", "ConfigMap", "Secret", "Gateway", "ServiceEntry", "ExternalService",
    "PriorityClass",
    ".priority", ".named", ".serviceNamed", ".runtimeClass", ".scheduled", ".exec", ".prefix", ".exact",
    ".regex", ".method", ".to", ".hostname", ".imagePullSecrets", ".serviceAccountPullSecrets",
    ".readinessGates", ".owned", ".configMap", ".secret", ".claim", ".hostPath", ".image", ".csi",
    ".hashHeader", ".hashCookie", ".label", ".http",
  ]
}

extension Expression {
  fileprivate var isText: Bool {
    switch self {
    case .text, .interpolated: true
    default: false
    }
  }

  fileprivate var isInteger: Bool {
    if case .integer = self { true } else { false }
  }
}
