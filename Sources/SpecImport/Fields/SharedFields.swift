package enum ConfigMapField: String, ImportedField {
  case data, binaryData, immutable

  package static let owner = "ConfigMap"
  package var part: String { "``ConfigMap``" }
}

/// Fields of a Secret whose values are not secret.
package enum SecretField: String, ImportedField {
  case stringData, type

  package static let owner = "Secret"
  package var part: String { "``Secret`` (`demo`), if an annotation explains why the values are public" }
}

/// Fields of an Istio PeerAuthentication.
package enum PeerAuthenticationField: String, ImportedField {
  case mtls, selector, portLevelMtls

  package static let owner = "PeerAuthentication"
  package var part: String {
    switch self {
    case .mtls: "``PeerAuthentication``"
    case .selector: "``PeerAuthentication`` (`for`)"
    case .portLevelMtls: "``PeerAuthentication`` (`ports`)"
    }
  }
}

package enum PriorityClassField: String, ImportedField {
  case value, preemptionPolicy, description

  package static let owner = "PriorityClass"
  package var part: String { "``PriorityClass``" }
}

/// Fields of an Istio Gateway.
package enum GatewayField: String, ImportedField {
  case selector, servers

  package static let owner = "Gateway"
  package var part: String { self == .servers ? "``Listener``" : "``Gateway`` (`selector`)" }
}

/// Fields of an Istio ServiceEntry.
package enum ServiceEntryField: String, ImportedField {
  case hosts, addresses, ports, resolution, location, endpoints

  package static let owner = "ServiceEntry"
  package var part: String { self == .ports ? "``EntryPort``" : "``ServiceEntry``" }
}
