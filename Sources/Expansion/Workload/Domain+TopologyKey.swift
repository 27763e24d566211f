internal import KubernetesFacts
internal import Portolan

extension Domain {
  /// The key of the node label whose values distinguish the domains.
  var topologyKey: String {
    switch self {
    case .host: NodeKey.hostname
    case .zone: NodeKey.zone
    case .region: NodeKey.region
    case .label(let key): key
    }
  }
}
