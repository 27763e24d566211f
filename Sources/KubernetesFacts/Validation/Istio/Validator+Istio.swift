internal import Diagnostics
internal import ManifestTree

/// Checks of Istio's kinds: what istiod's admission webhook and the CEL rules of the CRDs reject.
extension Validator {
  mutating func istio(_ object: Field, _ kind: String, _ group: String) {
    let spec = object["spec"]
    let namespace = object["metadata"]["namespace"].string
    reservedAnnotations(object, kind)
    switch GroupKind(group, kind) {
    case .virtualService: virtualService(spec, namespace)
    case .destinationRule: destinationRule(spec, namespace)
    case .istioGateway: gateway(object)
    case .serviceEntry: serviceEntry(object)
    case .workloadEntry: workloadEntry(spec, servicePorts: nil, allowsNames: true)
    case .workloadGroup: workloadGroup(spec)
    case .sidecar: sidecar(spec)
    case .envoyFilter: envoyFilter(spec)
    case .proxyConfig:
      policySelector(spec["selector"])
      nonNegativeForIstio(spec["concurrency"])
    case .authorizationPolicy: authorizationPolicy(spec)
    case .peerAuthentication: peerAuthentication(spec)
    case .requestAuthentication: requestAuthentication(spec)
    case .telemetry: telemetry(spec)
    case .wasmPlugin: wasmPlugin(spec)
    case .trafficExtension: trafficExtension(spec)
    default: break
    }
  }

  /// Reports what istiod rejects.
  mutating func istiod(_ field: Field, _ message: @autoclosure () -> String, fix: String? = nil) {
    report(.istiod, at: field, message(), fix: fix)
  }

  private mutating func reservedAnnotations(_ object: Field, _ kind: String) {
    let annotations = object["metadata"]["annotations"]
    let dryRun = annotations["istio.io/dry-run"]
    if dryRun.exists {
      let action = object["spec"]["action"].string
      if kind != "AuthorizationPolicy" {
        istiod(dryRun, "annotation 'istio.io/dry-run' is allowed only on an AuthorizationPolicy")
      } else if !["", AuthorizationAction.allow, AuthorizationAction.deny].contains(action) {
        istiod(dryRun, "annotation 'istio.io/dry-run' requires action ALLOW or DENY, not \(action)")
      } else if !GoBoolean.accepts(dryRun.string) {
        istiod(
          dryRun, "invalid value '\(dryRun.string)' for annotation 'istio.io/dry-run': use 'true' or 'false'")
      }
    }
    for key in ["internal.istio.io/parents", "internal.istio.io/parent-namespace"]
    where annotations[key].exists {
      istiod(annotations[key], "annotation '\(key)' is reserved for Istio", fix: "remove the annotation")
    }
    if annotations["internal.istio.io/webhook-always-reject"].exists {
      istiod(
        annotations["internal.istio.io/webhook-always-reject"],
        "annotation 'internal.istio.io/webhook-always-reject' makes istiod reject the object",
        fix: "remove the annotation")
    }
  }
}

/// Checks that several of Istio's kinds share.
extension Validator {
  /// Reports an invalid host, which can start with a wildcard.
  mutating func hostPattern(_ field: Field) {
    if let fault = IstioForm.faultOfPattern(field.string) {
      istiod(
        field,
        field.string.isEmpty ? "the host must not be empty" : "invalid host '\(field.string)': \(fault)")
    }
  }

  /// Reports a missing or invalid port number.
  mutating func istioPort(_ field: Field) {
    if field.node == nil {
      return istiod(field, "\(field.name) is required: use a number \(PortNumber.expected)")
    }
    if let number = field.int, !PortNumber.all.contains(Int(clamping: number)) {
      istiod(field, "\(field.name) must be \(PortNumber.expected), not \(number)")
    }
  }

  /// Reports a port name that is not a DNS label.
  mutating func istioPortName(_ name: String, at field: Field) {
    if !IstioForm.isLabel(name) {
      istiod(field, "invalid port name '\(name)': use \(IstioForm.expectedLabel)")
    }
  }

  /// Reports an unsupported protocol; an empty one enables protocol detection.
  mutating func istioProtocol(_ field: Field) {
    let text = field.string
    if !text.isEmpty, IstioForm.networkProtocol(text) == nil { unknownProtocol(field) }
  }

  /// Reports a protocol that is missing, empty, or unsupported.
  mutating func unknownProtocol(_ field: Field) {
    let expected = Self.list(IstioProtocol.all.sorted().map { $0.uppercased() })
    if field.string.isEmpty { return istiod(field, "\(field.name) is required: \(expected)") }
    let near = nearestName(to: field.string.lowercased(), among: IstioProtocol.all.sorted())
    istiod(
      field, "unknown protocol '\(field.string)': expected \(expected)",
      fix: near.map { "did you mean '\($0.uppercased())'?" })
  }

  /// Reports a duration below, or more precise than, one millisecond; a missing one is valid.
  mutating func istioDuration(_ field: Field) {
    guard let text = field.text, let span = try? DurationText(text) else { return }
    if span.nanoseconds < 1_000_000 {
      istiod(field, "\(field.name) must be at least 1ms, not '\(text)'")
    } else if span.nanoseconds % 1_000_000 != 0 {
      istiod(field, "\(field.name) must be a whole number of milliseconds, not '\(text)'")
    }
  }

  mutating func nonNegativeForIstio(_ field: Field) {
    if let number = field.int, number < 0 { istiod(field, "\(field.name) must be 0 or more, not \(number)") }
  }

  /// Reports a percentage that is not between 0 and 100.
  mutating func istioPercent(_ field: Field) {
    guard let value = field.number, !(0...100).contains(value) else { return }
    let name = field.name == "value" ? "percentage" : field.name
    istiod(field, "\(name) must be between 0 and 100, not \(field.node?.plainText ?? "")")
  }

  /// Reports labels with invalid keys or values.
  mutating func istioLabels(_ field: Field) {
    for (key, value) in field.entries {
      if !QualifiedName.accepts(key, inAnyCase: true) {
        istiod(value, "invalid label key '\(key)': use \(QualifiedName.expectedInAnyCase)")
      }
      if let text = value.text, !LabelValue.accepts(text) {
        istiod(value, "invalid value '\(text)' for label '\(key)': use \(LabelValue.expected)")
      }
    }
  }

  /// Reports a regular expression that Envoy does not accept.
  mutating func istioRegularExpression(_ field: Field, maximumLength: Int = RegularExpressionForm.istioLimit)
  {
    guard let text = field.text else { return }
    if text.utf8.count > maximumLength {
      istiod(
        field, "the regular expression must have at most \(maximumLength) bytes, not \(text.utf8.count)")
    } else if let fault = RegularExpressionForm.fault(in: text) {
      istiod(
        field, "invalid regular expression '\(text)': \(fault)",
        fix: fault.hasSuffix("not supported") ? "use RE2 syntax, which Envoy supports" : nil)
    }
  }

  /// Reports wildcards, empty keys, and long values in a policy's workload selector.
  mutating func policySelector(_ field: Field) { wildcards(in: field["matchLabels"]) }

  /// Reports wildcards, empty keys, and long values in a workload selector of the networking kinds.
  mutating func workloadSelector(_ field: Field) { wildcards(in: field["labels"]) }

  private mutating func wildcards(in labels: Field) {
    for (key, value) in labels.entries {
      if key.isEmpty { report(.label, at: value, "a label key in the selector must not be empty") }
      if key.contains("*") || value.string.contains("*") {
        report(
          .label, at: value, "invalid selector label '\(key)=\(value.string)': wildcards are not supported")
      }
      let length = value.string.unicodeScalars.count
      if length > 63 {
        report(
          .label, at: value, "the value of label '\(key)' must have at most 63 characters, not \(length)")
      }
    }
  }

  /// Reports several targets of a policy, and references that policies cannot have.
  mutating func policyTarget(_ spec: Field, selector: String = "selector") {
    let isReferring = spec["targetRefs"].count > 0
    if [spec[selector].exists, spec["targetRef"].exists, isReferring].count(where: { $0 }) > 1 {
      report(.conflict, at: spec, "\(selector), targetRef, and targetRefs are mutually exclusive")
    }
    for reference in [spec["targetRef"]] + spec["targetRefs"].items where reference.exists {
      if reference["name"].string.isEmpty { istiod(reference["name"], "a targetRef requires a name") }
      if !reference["namespace"].string.isEmpty {
        report(
          .form, at: reference["namespace"],
          "a targetRef must not set namespace: Istio does not support references to other namespaces")
      }
      let (group, kind) = (reference["group"].string, reference["kind"].string)
      if !Self.policyTargets.contains("\(group)/\(kind)") {
        let found =
          kind.isEmpty ? "a targetRef requires a kind" : "unknown kind '\(kind)' in group '\(group)'"
        istiod(
          reference["kind"],
          "\(found): expected 'Service' without a group, 'ServiceEntry' in 'networking.istio.io', "
            + "or 'Gateway' or 'GatewayClass' in 'gateway.networking.k8s.io'")
      }
    }
  }

  private static let policyTargets: Set<String> = [
    "/Service", "core/Service", "networking.istio.io/ServiceEntry", "gateway.networking.k8s.io/Gateway",
    "gateway.networking.k8s.io/GatewayClass",
  ]

  /// Reports invalid or conflicting namespaces in `exportTo`.
  mutating func exportTo(
    _ field: Field, _ namespace: String, isServiceEntry: Bool = false, isSelective: Bool = false
  ) {
    let items = field.items
    var seen: Set<String> = []
    for item in items {
      let key = item.string == "." ? namespace : item.string
      if !seen.insert(key).inserted {
        let isOwn = key == namespace && !namespace.isEmpty
        istiod(
          item,
          "exportTo '\(item.string)' is set twice\(isOwn ? ": '.' is the namespace '\(namespace)'" : "")")
      }
      let isSpecial = [".", "*"].contains(item.string) || item.string == "~" && isServiceEntry
      if !isSpecial, !IstioForm.isLabel(item.string) {
        let special = isServiceEntry ? "'.', '*', '~'" : "'.', '*'"
        istiod(item, "invalid exportTo '\(item.string)': use \(special), or a namespace")
      }
    }
    if isSelective, !items.isEmpty, !(seen == [namespace]) {
      istiod(
        field, "with workloadSelector, exportTo must contain only '.' or the namespace of the DestinationRule"
      )
    }
    if seen.contains("*"), items.count > 1 {
      istiod(field, "exportTo '*' must be the only item")
    }
    if isServiceEntry, seen.contains("~"), items.count > 1 {
      istiod(field, "exportTo '~' must be the only item")
    }
  }

  /// Reports a path of a Unix domain socket that is relative or ends with a slash; an abstract socket, which starts
  /// with `@`, is valid.
  mutating func socketPath(_ path: Substring, at field: Field) {
    if path.hasPrefix("@") { return }
    if !path.hasPrefix("/") || path.hasSuffix("/") {
      report(
        .form, at: field,
        "invalid socket '\(field.string)': use an absolute path to a file, or '@' and a name")
    }
  }
}

extension Field {
  /// The number; nil if the field is missing or of another type.
  var number: Double? {
    switch node {
    case .int(let value)?: Double(value)
    case .double(let value)?: value
    default: nil
    }
  }
}
