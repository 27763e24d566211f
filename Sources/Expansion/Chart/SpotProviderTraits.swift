internal import KubernetesFacts
internal import Portolan

/// The labels of a provider's spot nodes, and the time until their reclaim.
package struct SpotProviderTraits: Sendable {
  let provider: SpotProvider
  /// The name by which a chart selects the provider, as in `PORTOLAN_SPOT_PROVIDER`; `label` for a custom label.
  package let name: String
  /// The label of a spot node.
  package var label: (key: String, value: String) { provider.label }
  /// Seconds of the notice in which a pod can terminate.
  package var notice: Int { provider.notice.wholeSeconds ?? SpotNodeLabel.assumedNotice }

  init(_ provider: SpotProvider) {
    self.provider = provider
    name = SpotProvider.named.first { $0.value == provider }?.key ?? Self.custom
  }

  private static let custom = "label"

  /// All providers that a chart can select: `label` if the spec has a custom label, then `node-role` and the clouds.
  package static func all(of spec: SpotProviderTraits?) -> [SpotProviderTraits] {
    let clouds = SpotProvider.named.map(\.value).filter { $0 != .nodeRole }
    let named = ([.nodeRole] + clouds).map(SpotProviderTraits.init)
    return named.contains { $0.name == spec?.name } ? named : (spec.map { [$0] } ?? []) + named
  }
}
