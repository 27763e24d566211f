internal import ManifestTree

/// Names and their forms.
extension Validator {
  /// Reports a missing, empty, or invalid name.
  mutating func name(_ field: Field, _ form: NameForm, _ thing: String? = nil) {
    if !field.exists || field.string.isEmpty {
      if field.node == nil || field.text != nil {
        report(.required, at: field, "\(thing ?? field.name) is required")
      }
      return
    }
    optionalName(field, form, thing)
  }

  /// Reports an invalid name; a missing or empty one is valid.
  mutating func optionalName(_ field: Field, _ form: NameForm, _ thing: String? = nil) {
    guard let name = field.text, !name.isEmpty else { return }
    check(name, form, at: field, thing ?? field.name)
  }

  /// Reports an invalid or empty name.
  mutating func check(
    _ name: String, _ form: NameForm, at field: Field, _ thing: @autoclosure () -> String
  ) {
    if !form.accepts(name) {
      let near = form.suggestion(for: name)
      report(
        .name, at: field, "invalid \(thing()) '\(name)': use \(form.expected)",
        fix: near.map { "did you mean '\($0)'?" })
    } else if name.utf8.count > form.limit {
      report(
        .name, at: field, "\(thing()) must have at most \(form.limit) characters, not \(name.utf8.count)")
    }
  }

  /// Reports an invalid port number.
  mutating func portNumber(_ field: Field, _ reason: ValidationFault.Reason = .port) {
    range(field, PortNumber.all, reason)
  }

  /// Reports a port that is neither a valid number nor a valid name.
  mutating func port(_ field: Field, _ reason: ValidationFault.Reason = .port, isRequired: Bool = false) {
    if field.int != nil { return portNumber(field, reason) }
    if let text = field.text {
      if text.isEmpty || !NameForm.portName.accepts(text) || text.utf8.count > NameForm.portName.limit {
        report(
          reason, at: field,
          "invalid port name '\(text)': use at most \(NameForm.portName.limit) \(NameForm.portName.expected)")
      }
    } else if isRequired, !field.exists {
      report(
        reason, at: field, "\(field.name) is required: use a number \(PortNumber.expected), or a port name")
    }
  }

  /// Reports an invalid IP address.
  mutating func address(_ field: Field) {
    guard let text = field.text, !IPAddress.accepts(text, strictly: isStrictAboutAddresses) else { return }
    let value = Self.title(of: text, in: field, "address")
    report(.form, at: field, "invalid \(value): use an IP address such as '10.9.8.7'")
  }

  /// Reports an invalid CIDR; `text` is the part of the field that contains it.
  mutating func addressRange(_ field: Field, _ text: String? = nil, _ thing: String? = nil) {
    guard let text = text ?? field.text else { return }
    func value() -> String { thing.map { "\($0) '\(text)'" } ?? Self.title(of: text, in: field, "CIDR") }
    if !IPAddress.acceptsRange(text, strictly: isStrictAboutAddresses) {
      report(.form, at: field, "invalid \(value()): use a CIDR such as '10.9.8.0/24'")
    } else if isStrictAboutAddresses, let network = IPAddress.network(of: text), network != text {
      report(.form, at: field, "\(value()) has bits set beyond the prefix length: use '\(network)'")
    }
  }

  /// A value with the name of its field, for messages: `ip '10.9.8'`, or `address '10.9.8' in nameservers` for an item of
  /// a list.
  static func title(of text: String, in field: Field, _ item: String) -> String {
    if case .index? = field.path.steps.last { return "\(item) '\(text)' in \(field.name)" }
    return "\(field.name) '\(text)'"
  }

  /// The form of a Service's name: the feature gate RelaxedServiceNameValidation, which is enabled by default since
  /// 1.36, allows a digit at the start.
  static func formOfServiceName(_ version: KubernetesVersion) -> NameForm {
    version.minor >= 36 ? .label : .serviceName
  }

  /// Whether leading zeros, IPv4 addresses within IPv6 ones, and CIDRs with host bits are rejected: the feature gate
  /// StrictIPCIDRValidation, which is enabled by default since 1.36.
  var isStrictAboutAddresses: Bool { version.minor >= 36 }
}
