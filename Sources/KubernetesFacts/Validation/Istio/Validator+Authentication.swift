internal import ManifestTree

/// PeerAuthentications and RequestAuthentications.
extension Validator {
  mutating func peerAuthentication(_ spec: Field) {
    policySelector(spec["selector"])
    let ports = spec["portLevelMtls"]
    guard ports.exists else { return }
    if spec["selector"]["matchLabels"].count == 0 {
      report(
        .conflict, at: spec,
        "portLevelMtls requires a selector with matchLabels: a policy for a namespace or the mesh cannot select ports"
      )
    }
    if ports.count == 0 { istiod(ports, "portLevelMtls must not be empty") }
    for (port, mode) in ports.entries where !PortNumber.all.contains(Int(port) ?? 0) {
      report(.port, at: mode, "port must be \(PortNumber.expected), not '\(port)'")
    }
  }

  mutating func requestAuthentication(_ spec: Field) {
    policyTarget(spec)
    policySelector(spec["selector"])
    for rule in spec["jwtRules"].items { webTokenRule(rule) }
  }

  private mutating func webTokenRule(_ rule: Field) {
    let addresses = ["jwksUri", "jwks_uri"].map { rule[$0] }
    if addresses.contains(where: \.exists), rule["jwks"].exists {
      report(.conflict, at: rule, "jwksUri and jwks are mutually exclusive")
    }
    if rule["issuer"].string.isEmpty, addresses.allSatisfy({ $0.string.isEmpty }) {
      istiod(rule, "a JWT rule requires issuer or jwksUri")
    }
    for address in addresses where !address.string.isEmpty {
      let scheme = address.string.split(separator: ":", maxSplits: 1).first?.lowercased() ?? ""
      if !["http", "https"].contains(scheme) || !address.string.contains(":") {
        report(.form, at: address, "invalid jwksUri '\(address.string)': use an 'http://' or 'https://' URL")
      }
    }
    if let keys = rule["jwks"].text, !keys.isEmpty { keySet(keys, rule["jwks"]) }
    let lists = [
      ("audiences", "an audience"), ("fromParams", "the name of a parameter"),
      ("fromCookies", "the name of a cookie"),
    ]
    for (key, thing) in lists {
      for item in rule[key].items where item.string.isEmpty {
        istiod(item, "\(thing) must not be empty")
      }
    }
    for header in rule["fromHeaders"].items where header["name"].string.isEmpty {
      istiod(header["name"], "a header requires a name")
    }
    for output in rule["outputClaimToHeaders"].items where output.exists {
      let name = output["header"].string
      if name.isEmpty || output["claim"].string.isEmpty {
        istiod(output, "outputClaimToHeaders requires the fields 'header' and 'claim'")
      } else if !name.utf8.allSatisfy({ $0.isAlphanumeric || $0 == .dash || $0 == UInt8(ascii: "_") }) {
        report(
          .form, at: output["header"], "invalid header name '\(name)': use letters, digits, '-', and '_'")
      }
    }
    istioDuration(rule["timeout"])
  }

  /// Reports a string that is neither a JSON Web Key nor a set of them.
  private mutating func keySet(_ text: String, _ field: Field) {
    let read = JSONReader.read(Array(text.utf8), from: "")
    guard read.diagnostics.isEmpty, let node = read.documents.first?.node, case .map = node else {
      return istiod(
        field, "invalid jwks: use a JSON Web Key, or a JSON object with a list of JSON Web Keys in 'keys'")
    }
    let tree = NodeTree(node)
    withExtendedLifetime(tree) { keySet(Field(root: tree), field) }
  }

  private mutating func keySet(_ root: Field, _ field: Field) {
    for key in root["keys"].exists ? root["keys"].items : [root] {
      let type = key["kty"].string
      guard let required = Self.keyFields[type] else {
        let found = type.isEmpty ? "a key without a key type ('kty')" : "unknown key type '\(type)'"
        istiod(field, "invalid jwks: \(found)", fix: "use a key of type RSA, EC, OKP, or oct")
        continue
      }
      for name in required where key[name].string.isEmpty {
        istiod(field, "invalid jwks: a key of type \(type) requires '\(name)'")
      }
    }
  }

  /// The fields that a JSON Web Key of each type requires (RFC 7518).
  private static let keyFields = [
    "RSA": ["n", "e"], "EC": ["crv", "x", "y"], "OKP": ["crv", "x"], "oct": ["k"],
  ]
}
